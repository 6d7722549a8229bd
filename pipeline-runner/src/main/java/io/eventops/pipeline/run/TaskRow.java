package io.eventops.pipeline.run;

import io.eventops.model.plan.TaskStatus;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A task of a run as it is stored.
///
/// @param parentTaskId the task of type `pipeline` it runs in; 0 in the root pipeline
/// @param actuatorId where it runs; known before it starts, and kept
/// @param jobSign what the machine calls the job
/// @param deadline when it is to be killed
/// @param inputs of a task of type `pipeline`, by name
/// @param contexts of a task of type `pipeline`, by name
/// @param outputs by name; in a write, those to be added
public record TaskRow(
    long id,
    long parentTaskId,
    String alias,
    String type,
    TaskStatus status,
    @Nullable Long actuatorId,
    String chooseTag,
    String jobSign,
    @Nullable String error,
    @Nullable Integer exitCode,
    Map<String, Value> inputs,
    Map<String, Value> contexts,
    Map<String, Value> outputs,
    @Nullable Instant deadline,
    @Nullable Instant begin,
    @Nullable Instant end) {}
