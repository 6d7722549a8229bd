package io.eventops.pipeline.run;

import io.eventops.model.definition.TaskDefinition;
import io.eventops.model.definition.TaskOutput;
import io.eventops.pipeline.definition.Definitions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Takes the outputs that jobs report while they run, whichever process is called. Blocks; call it
/// on virtual threads.
public final class Callbacks {
  private final Store store;
  private final RunStore runs;
  private final Definitions definitions;
  private final Callback callback;

  /// The rows of tasks, as far as a callback needs them.
  public interface Store {
    Optional<Attempt> attempt(long runId, long taskId);

    /// Adds the outputs to the task, if it still runs.
    boolean add(long runId, long taskId, List<Value> outputs);
  }

  /// @param importedHash SHA-256, in hexadecimal, of a token that was made elsewhere; null when
  ///     this
  ///     installation derives it
  public record Attempt(boolean running, @Nullable String importedHash) {}

  public enum Verdict {
    SUCCESS,
    /// Unknown, or the token is not the one of the task.
    DENIED,
    /// The task has ended.
    LATE
  }

  public Callbacks(Store store, RunStore runs, Definitions definitions, Callback callback) {
    this.store = store;
    this.runs = runs;
    this.definitions = definitions;
    this.callback = callback;
  }

  /// Telling the same again changes nothing. Outputs that are not declared are left out.
  public Verdict report(long runId, long taskId, String auth, Map<String, String> outputs) {
    Optional<Attempt> attempt = store.attempt(runId, taskId);
    if (attempt.isEmpty() || !isGood(runId, taskId, auth, attempt.get())) {
      return Verdict.DENIED;
    }
    if (!attempt.get().running()) {
      return Verdict.LATE;
    }
    return store.add(runId, taskId, declared(runId, taskId, outputs))
        ? Verdict.SUCCESS
        : Verdict.LATE;
  }

  private boolean isGood(long runId, long taskId, String auth, Attempt attempt) {
    String hash = attempt.importedHash();
    return hash == null ? callback.isToken(runId, taskId, auth) : Callback.matches(hash, auth);
  }

  private List<Value> declared(long runId, long taskId, Map<String, String> outputs) {
    if (outputs.isEmpty()) {
      return List.of();
    }
    StoredRun run = runs.load(runId);
    RunDefinitions tree = new RunDefinitions(definitions, run.facts(), run.tasks());
    List<Value> values = new ArrayList<>();
    run.tasks().stream()
        .filter(task -> task.id() == taskId)
        .flatMap(task -> tree.of(task).stream())
        .map(TaskDefinition::outputs)
        .flatMap(List::stream)
        .filter(output -> outputs.containsKey(output.name()))
        .forEach(output -> values.add(value(output, outputs)));
    return values;
  }

  private static Value value(TaskOutput output, Map<String, String> outputs) {
    return new Value(
        output.name(),
        outputs.getOrDefault(output.name(), ""),
        output.type().map(Object::toString).orElse(""));
  }
}
