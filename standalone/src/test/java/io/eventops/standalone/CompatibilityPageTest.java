package io.eventops.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// `docs/compatibility.md` leaves nothing out, and points to nothing that is not there.
class CompatibilityPageTest {
  private static final Pattern ROW =
      Pattern.compile("^\\| ([SRO]?[0-9]+) \\|(.*)$", Pattern.MULTILINE);
  private static final Pattern REST =
      Pattern.compile(" (fixed|not yet|different on purpose) \\| [^|]+\\. \\| `[^|]+` \\|");
  private static final Pattern PLACE = Pattern.compile("`([^`]+)`");
  private static final Set<String> NOT_OURS = Set.of(".git", "target", "data", "node_modules");

  private String page = "";

  @BeforeEach
  void read() throws IOException {
    page = Files.readString(Path.of("..", "docs", "compatibility.md"));
  }

  @Test
  void tellsOfEveryDefectAndEveryNeedOnce() {
    List<String> expected =
        Stream.of(ids("S", 24), ids("R", 73), ids("O", 22), ids("", 15))
            .flatMap(all -> all)
            .toList();

    assertThat(rows()).extracting(row -> row.group(1)).containsExactlyElementsOf(expected);
  }

  @Test
  void givesEachAStateASentenceAndAPlace() {
    assertThat(rows()).allSatisfy(row -> assertThat(row.group(2)).matches(REST));
  }

  @Test
  void pointsToTestsAndCodeThatAreThere() throws IOException {
    Set<String> files = files();

    assertThat(rows().stream().flatMap(CompatibilityPageTest::places))
        .isNotEmpty()
        .allSatisfy(place -> assertThat(files).containsAnyOf(place, place + ".java"));
  }

  private List<MatchResult> rows() {
    return ROW.matcher(page).results().toList();
  }

  private static Stream<String> ids(String letter, int last) {
    return IntStream.rangeClosed(1, last).mapToObj(number -> letter + number);
  }

  private static Stream<String> places(MatchResult row) {
    String text = row.group(2);
    String last = text.substring(text.lastIndexOf('|', text.length() - 2));
    return PLACE.matcher(last).results().map(place -> place.group(1));
  }

  private static Set<String> files() throws IOException {
    Set<String> names = new HashSet<>();
    Files.walkFileTree(
        Path.of(".."),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return NOT_OURS.contains(String.valueOf(folder.getFileName()))
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            names.add(String.valueOf(file.getFileName()));
            return FileVisitResult.CONTINUE;
          }
        });
    return names;
  }
}
