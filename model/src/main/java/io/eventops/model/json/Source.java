package io.eventops.model.json;

/// Where in a text an object or an array stands.
record Source(String text, int start, int end) {

  String slice() {
    return text.substring(start, end);
  }
}
