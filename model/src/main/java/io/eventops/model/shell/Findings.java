package io.eventops.model.shell;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What was found in a script: places that evaluate what flows into them, and which variables hold
/// values. Only when the whole script is read is it known which places are a danger.
final class Findings {
  private static final int DEEPEST = 50;
  private static final int MOST_BACKTRACKS = 200;

  private final List<Sink> sinks = new ArrayList<>();
  private final List<Assignment> assignments = new ArrayList<>();
  private final Set<String> integers = new HashSet<>(SpecialVariables.INTEGERS);
  private final Set<String> arrays = new HashSet<>();
  private final Set<String> functions = new HashSet<>();
  private final Set<String> readNames = new HashSet<>();
  private final List<Call> calls = new ArrayList<>();
  private boolean inputHoldsValue;
  private int depth;
  private int backtracks;

  /// A place that evaluates its content.
  record Sink(Content content, int origin, Refusal refusal) {}

  /// @param byDeclare assigned by `declare` as text, which arrays evaluate
  private record Assignment(String name, Content content, int origin, boolean byDeclare) {}

  private record Call(String name, Content arguments) {}

  /// A state that can be returned to.
  record Mark(int sinks, int assignments, int calls) {}

  /// The content may still grow: here-documents are read after their command.
  void sink(Content content, int origin, Refusal refusal) {
    sinks.add(new Sink(content, origin, refusal));
  }

  void sink(List<Word> words, Refusal refusal) {
    words.forEach(word -> sink(word.content, word.origin, refusal));
  }

  void sink(Word word, Refusal refusal) {
    sink(word.content, word.origin, refusal);
  }

  void refuse(Use use, Refusal refusal) {
    Content content = new Content();
    content.uses().add(use);
    sink(content, use.origin(), refusal);
  }

  void assign(String name, Content content, int origin) {
    assignments.add(new Assignment(name, content, origin, false));
  }

  void assignByDeclare(String name, Content content, int origin) {
    assignments.add(new Assignment(name, content, origin, true));
  }

  void integer(String name) {
    integers.add(name);
  }

  void array(String name) {
    arrays.add(name);
  }

  void function(String name) {
    functions.add(name);
  }

  void call(String name, Content arguments) {
    calls.add(new Call(name, arguments));
  }

  /// A variable that is filled from some input.
  void readFromInput(String name) {
    readNames.add(name);
  }

  void input(Content content) {
    inputHoldsValue |= !content.uses().isEmpty();
  }

  Mark mark() {
    return new Mark(sinks.size(), assignments.size(), calls.size());
  }

  void rollback(Mark mark) {
    sinks.subList(mark.sinks, sinks.size()).clear();
    assignments.subList(mark.assignments, assignments.size()).clear();
    calls.subList(mark.calls, calls.size()).clear();
  }

  void enter(int origin) {
    if (++depth > DEEPEST) {
      throw new Unclosed("a substitution more than " + DEEPEST + " levels deep", origin);
    }
  }

  void leave() {
    depth--;
  }

  void countBacktrack() {
    if (++backtracks > MOST_BACKTRACKS) {
      throw new Unclosed("one of many (( that do not close with ))", 0);
    }
  }

  /// The places that a value reaches, directly or through a variable.
  List<Sink> reached() {
    Map<String, Use> tainted = tainted();
    List<Sink> all = new ArrayList<>(sinks);
    for (Assignment assignment : assignments) {
      if (integers.contains(assignment.name)) {
        all.add(new Sink(assignment.content, assignment.origin, Refusal.INTEGER_VARIABLE));
      } else if (assignment.byDeclare && arrays.contains(assignment.name)) {
        all.add(new Sink(assignment.content, assignment.origin, Refusal.DECLARED_ARRAY));
      }
    }
    return all.stream().filter(sink -> firstUse(sink.content, tainted) != null).toList();
  }

  /// Every variable that holds a value, with the place the value comes from.
  Map<String, Use> tainted() {
    List<Assignment> flows = new ArrayList<>(assignments);
    calls.stream()
        .filter(call -> functions.contains(call.name) || call.name.equals("set"))
        .forEach(call -> flows.add(new Assignment(Content.POSITIONAL, call.arguments, 0, false)));
    Map<String, Use> tainted = new LinkedHashMap<>();
    if (inputHoldsValue) {
      readNames.forEach(name -> tainted.put(name, new Use(Optional.empty(), 0)));
    }
    boolean grew = true;
    while (grew) {
      grew = false;
      for (Assignment flow : flows) {
        Use use = firstUse(flow.content, tainted);
        grew |= use != null && tainted.putIfAbsent(flow.name, use) == null;
      }
    }
    return tainted;
  }

  static @Nullable Use firstUse(Content content, Map<String, Use> tainted) {
    if (!content.uses().isEmpty()) {
      return content.uses().getFirst();
    }
    for (String variable : content.variables()) {
      Use use = tainted.get(variable);
      if (use != null) {
        return use;
      }
    }
    return null;
  }
}
