package io.eventops.cli.watch;

import io.eventops.cli.terminal.Person;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;

/// The state of all tasks, drawn again in the same place of the screen at each change.
public final class LiveView implements RunView {
  private static final String ESCAPE = "\u001b[";

  private final PrintStream out;
  private final Person person;
  private int drawn;

  public LiveView(PrintStream out, Person person) {
    this.out = out;
    this.person = person;
  }

  @Override
  public void show(List<RunProgress> runs, Instant now) {
    List<String> lines = Frame.of(runs, now, person.rows() - 1);
    StringBuilder frame = new StringBuilder();
    if (drawn > 0) {
      frame.append(ESCAPE).append(drawn).append('A');
    }
    // a line that is too long is cut by the screen: wrapped, it would spoil the count of lines
    frame.append(ESCAPE).append("?7l");
    lines.forEach(line -> frame.append(ESCAPE).append("2K").append(line).append('\n'));
    frame.append(ESCAPE).append('J').append(ESCAPE).append("?7h");
    out.print(frame);
    out.flush();
    drawn = lines.size();
  }
}
