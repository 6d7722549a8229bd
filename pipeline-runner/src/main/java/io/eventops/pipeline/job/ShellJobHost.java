package io.eventops.pipeline.job;

import io.eventops.pipeline.job.Conversation.Event;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;

/// Runs jobs on a machine that has bash, util-linux and coreutils, through any [HostShell].
///
/// One program per job is started there. It claims the job, so that it starts once whoever asks
/// how often; the job itself goes on without it. The claim is a lock that the job holds: its end
/// is the end of the job, and the kernel tells it at once.
public final class ShellJobHost implements JobHost {
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final Duration DRAIN = Duration.ofSeconds(10);
  private static final Duration WHILE_RUNNING = Duration.ofHours(1);
  private static final Duration EXIT = Duration.ofSeconds(2);

  private final HostShell shell;
  private final Scripts scripts = new Scripts();
  private final SecureRandom random = new SecureRandom();

  public ShellJobHost(HostShell shell) {
    this.shell = shell;
  }

  @Override
  public JobOutcome run(Job job, JobListener listener) throws InterruptedException {
    byte[] script = job.script().text().getBytes(StandardCharsets.UTF_8);
    boolean starts = job.start() == Job.Start.ONCE;
    String nonce = nonce();
    try (Conversation conversation =
        converse(
            nonce,
            scripts.follow,
            directory(job.id()),
            job.id().mark(),
            Long.toString(job.logOffset()),
            starts ? "start" : "attach",
            Integer.toString(scripts.supervisor.length),
            Integer.toString(script.length))) {
      LogReader log =
          new LogReader(conversation.process().output(), nonce, job.logOffset(), listener);
      conversation.start(log::read);
      if (starts) {
        conversation.send(scripts.supervisor, script);
      }
      try {
        return follow(conversation, log, listener);
      } finally {
        log.stop();
      }
    }
  }

  private JobOutcome follow(Conversation conversation, LogReader log, JobListener listener)
      throws InterruptedException {
    boolean started = false;
    while (true) {
      Event event = conversation.next(started ? WHILE_RUNNING : ANSWER);
      switch (event) {
        case null -> {
          if (!started) {
            throw unreachable(
                "the login did not run anything within "
                    + ANSWER.toSeconds()
                    + " s; does its profile wait for something?");
          }
        }
        case Event.Failed(RuntimeException fault) -> throw fault;
        case Event.Ended _ -> {
          refuseUnlessOpened(conversation, log);
          throw unreachable("the connection was lost while the job was followed");
        }
        case Event.Said(Frame frame) -> {
          if (frame.word().equals("started")) {
            started = true;
            listener.started();
            log.open();
          } else {
            return outcome(frame, conversation, log);
          }
        }
      }
    }
  }

  private JobOutcome outcome(Frame frame, Conversation conversation, LogReader log)
      throws InterruptedException {
    return switch (frame.word()) {
      case "end" -> {
        drain(log, frame.number(2));
        yield new JobOutcome.Exited((int) frame.number(0), frame.outputs(), log.position());
      }
      case "vanished" -> {
        drain(log, frame.number(1));
        yield new JobOutcome.Vanished(
            frame.arguments().getFirst().equals("rebooted")
                ? "the machine was restarted while the job ran"
                : "the job's process is gone without a trace of how it ended",
            log.position());
      }
      case "refused" -> refused(frame.arguments().getFirst(), conversation.complaints());
      default -> throw unreachable("sent an answer that is not understood: " + frame.word());
    };
  }

  private JobOutcome refused(String why, String complaints) {
    return switch (why) {
      case "absent" -> new JobOutcome.Vanished("the job's directory is gone from the machine", 0);
      case "cancelled" -> new JobOutcome.NotStarted("the job was cancelled before it started");
      case "busy" -> throw unreachable("another start of this job does not get on");
      case "incomplete" -> throw unreachable("the script did not arrive there");
      case "missing" ->
          throw unusable(
              "lacks a program that jobs need (flock and setsid of util-linux, coreutils): "
                  + complaints);
      default -> throw unusable("could not store the job's files: " + complaints);
    };
  }

  /// Says so when our program did not even begin, and the machine tells that it ended.
  private void refuseUnlessOpened(Conversation conversation, LogReader log)
      throws InterruptedException {
    if (conversation.opened()) {
      return;
    }
    OptionalInt code = conversation.process().exitCode(EXIT);
    if (code.isPresent()) {
      // programs that refuse a login say so on either stream
      String said = (conversation.complaints() + "\n" + log.greeting()).strip();
      throw unusable(
          "did not run bash (exit code "
              + code.getAsInt()
              + "); the login needs bash and a shell that runs commands. It said: "
              + (said.isEmpty() ? "nothing" : said));
    }
  }

  private void drain(LogReader log, long length) throws InterruptedException {
    if (!log.drain(length, DRAIN)) {
      throw unreachable("the connection was lost before the whole log had arrived");
    }
  }

  @Override
  public void kill(JobId id, Duration grace) throws InterruptedException {
    String answer =
        ask(
            scripts.kill,
            grace.plus(ANSWER),
            directory(id),
            id.mark(),
            Long.toString(grace.toMillis()));
    if (answer.startsWith("refused")) {
      throw unreachable("the job could not be ended (" + answer + ")");
    }
  }

  @Override
  public boolean remove(JobId id) throws InterruptedException {
    String answer = ask(scripts.remove, ANSWER, directory(id), id.mark());
    if (answer.startsWith("refused")) {
      throw unreachable("the job's files could not be deleted (" + answer + ")");
    }
    return !answer.equals("running");
  }

  private String ask(String script, Duration patience, String... arguments)
      throws InterruptedException {
    String nonce = nonce();
    try (Conversation conversation = converse(nonce, script, arguments)) {
      return switch (conversation.next(patience)) {
        case Event.Said(Frame frame) ->
            frame.word().equals("refused")
                ? "refused: " + frame.arguments().getFirst() + " " + conversation.complaints()
                : frame.word();
        case Event.Failed(RuntimeException fault) -> throw fault;
        case Event.Ended _ ->
            throw unreachable("the connection was lost: " + conversation.complaints());
        case null -> throw unreachable("did not answer within " + patience.toSeconds() + " s");
      };
    }
  }

  private Conversation converse(String nonce, String script, String... arguments)
      throws InterruptedException {
    List<String> command = new ArrayList<>(List.of("bash", "-c", script, "eventops", nonce));
    command.addAll(List.of(arguments));
    return new Conversation(shell, shell.start(command), nonce);
  }

  private String directory(JobId id) {
    return shell.base().isEmpty() ? id.directory() : shell.base() + "/" + id.directory();
  }

  private HostRefused unusable(String what) {
    return new HostRefused(shell.name() + " " + what, null);
  }

  private HostUnreachable unreachable(String what) {
    return new HostUnreachable(shell.name() + ": " + what, null);
  }

  private String nonce() {
    byte[] bytes = new byte[12];
    random.nextBytes(bytes);
    return "eventops-" + HexFormat.of().formatHex(bytes);
  }

  @Override
  public void close() {
    shell.close();
  }
}
