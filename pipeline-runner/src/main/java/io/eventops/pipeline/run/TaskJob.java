package io.eventops.pipeline.run;

import io.eventops.model.definition.CommandTask;
import io.eventops.model.definition.TaskOutput;
import io.eventops.model.shell.ShellCommand;
import io.eventops.model.shell.ShellTemplate;
import io.eventops.pipeline.job.JobId;
import io.eventops.pipeline.job.JobScript;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a task is on its machine: its script, and what its outputs are called there.
record TaskJob(JobId id, JobScript script, Map<String, String> outputByVariable) {

  /// @throws io.eventops.model.validation.InvalidDocument when a value cannot be put into a script
  static TaskJob of(RunFacts run, Effect.Run order, Map<String, String> environment) {
    CommandTask task = order.task();
    List<ShellCommand> commands = new ArrayList<>();
    for (int i = 0; i < task.commands().size(); i++) {
      commands.add(new ShellCommand("commands[" + i + "]", 0, task.commands().get(i)));
    }
    Map<String, String> outputs = new HashMap<>();
    for (TaskOutput output : task.outputs()) {
      outputs.put(output.value().toString(), output.name());
    }
    Map<String, String> variables = new TreeMap<>(environment);
    variables.put("EVENTOPS_PIPELINE_ID", Long.toString(run.id()));
    variables.put("EVENTOPS_TASK_ID", Long.toString(order.taskId()));
    variables.put("EVENTOPS_TASK_ALIAS", task.alias());
    return new TaskJob(
        run.job(order.taskId()),
        JobScript.of(
            ShellTemplate.parse(commands).render(order.values()),
            List.copyOf(outputs.keySet()),
            variables,
            task.errexit()),
        outputs);
  }

  Map<String, String> outputs(Map<String, String> variables) {
    Map<String, String> outputs = new HashMap<>();
    variables.forEach(
        (variable, value) -> {
          String name = outputByVariable.get(variable);
          if (name != null) {
            outputs.put(name, value);
          }
        });
    return outputs;
  }
}
