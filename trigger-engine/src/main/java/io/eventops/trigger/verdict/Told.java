package io.eventops.trigger.verdict;

import org.jspecify.annotations.Nullable;

/// What one pipeline entry of one trigger made of an event, for people.
///
/// @param runId the run it started; null when there is none
/// @param clause the first clause that said no; null when it fired
/// @param path where that clause stands in the trigger
/// @param saw the value it saw; null when there was none
/// @param text the verdict as a sentence
public record Told(
    String trigger,
    String triggerCreater,
    int entry,
    String image,
    boolean fired,
    @Nullable Long runId,
    @Nullable String runStatus,
    @Nullable String clause,
    @Nullable String path,
    @Nullable String saw,
    String text) {}
