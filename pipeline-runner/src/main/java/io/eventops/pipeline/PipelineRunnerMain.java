package io.eventops.pipeline;

import io.eventops.platform.boot.ServiceLauncher;

/// pipeline-runner as a process of its own.
public final class PipelineRunnerMain {
  private PipelineRunnerMain() {}

  public static void main(String[] arguments) {
    ServiceLauncher.launch(PipelineRunnerVerticle.SERVICE, arguments, System.getenv());
  }
}
