package io.eventops.model.shell;

/// How a variable is written so that its value is data, by the quoting around it.
enum Form {
  BARE("\"${", "}\""),
  /// Inside double quotes and here-documents.
  DOUBLE("${", "}"),
  SINGLE("'\"${", "}\"'"),
  /// Inside `$'...'`.
  ANSI("'\"${", "}\"$'"),
  COMMENT("", "");

  private final String before;
  private final String after;

  Form(String before, String after) {
    this.before = before;
    this.after = after;
  }

  String write(String variable) {
    return before + variable + after;
  }
}
