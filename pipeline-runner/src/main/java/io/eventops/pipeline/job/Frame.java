package io.eventops.pipeline.job;

import java.util.List;
import java.util.Map;

/// What a machine says about a job, apart from its log.
///
/// @param word what it is, as in `end`
/// @param arguments the words behind it
/// @param outputs of an `end`
record Frame(String word, List<String> arguments, Map<String, String> outputs) {

  long number(int argument) {
    return Long.parseLong(arguments.get(argument));
  }
}
