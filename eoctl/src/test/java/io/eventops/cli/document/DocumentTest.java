package io.eventops.cli.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventops.model.validation.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DocumentTest {
  @Test
  void leavesASingleDocumentAsItIs() {
    String text = "# a comment\n---\nname: a # ---\nb: |\n  ---\n";

    assertThat(split(text)).extracting(Document::text).containsExactly(text);
  }

  @Test
  void partsDocumentsAndKnowsWhereEachStarts() {
    List<Document> documents = split("a: 1\n--- # two\nb: 2\r\n---\r\nc: 3");

    assertThat(documents)
        .extracting(Document::text)
        .containsExactly("a: 1\n", "--- # two\nb: 2\r\n", "---\r\nc: 3");
    assertThat(documents).extracting(Document::firstLine).containsExactly(1, 2, 4);
    assertThat(documents)
        .extracting(Document::place)
        .containsExactly("f.yaml", "f.yaml:2", "f.yaml:4");
  }

  @Test
  void countsDocumentsWithOnlyCommentsForNothing() {
    assertThat(split("---\n# nothing\n---\na: 1\n---\n\n---\n# end\n"))
        .extracting(Document::text)
        .containsExactly("---\na: 1\n");
    assertThat(split("\n")).isEmpty();
  }

  @Test
  void tellsLinesAsTheyAreInTheFile() {
    Document second = split("a: 1\n---\nb: 2\nc: 3\n").getLast();

    assertThat(second.locate(new Violation("c", 3, "is wrong", "mend it")))
        .isEqualTo("f.yaml:4: c: is wrong; mend it");
    assertThat(second.locate(new Violation("", 0, "is wrong"))).isEqualTo("f.yaml: is wrong");
  }

  private static List<Document> split(String text) {
    return Document.split(new Source("f.yaml", text, true));
  }
}
