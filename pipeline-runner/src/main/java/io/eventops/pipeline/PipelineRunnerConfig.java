package io.eventops.pipeline;

import io.eventops.model.definition.ActuatorTarget;
import io.eventops.model.definition.LinkedPipeline;
import io.eventops.pipeline.job.HostRefused;
import io.eventops.pipeline.job.JobHost;
import io.eventops.pipeline.job.ShellJobHost;
import io.eventops.pipeline.job.local.LocalShell;
import io.eventops.pipeline.job.ssh.SshConnector;
import io.eventops.pipeline.job.ssh.SshLogin;
import io.eventops.pipeline.job.ssh.SshTarget;
import io.eventops.pipeline.run.Callback;
import io.eventops.pipeline.run.Machines;
import io.eventops.pipeline.run.Patience;
import io.eventops.pipeline.run.RunnerSettings;
import io.eventops.pipeline.run.Timing;
import io.eventops.platform.settings.Secret;
import io.eventops.platform.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;

/// The settings of pipeline-runner.
///
/// @param runsPerUser runs of one user at the same time, in all processes together
/// @param runsPerProcess runs that one process carries out at the same time
/// @param pipelineDepth how many pipelines may run inside each other
/// @param lease how long after its last sign of life a process is taken for dead
/// @param alone no other process uses the database: after a crash, the runs of the process before
///     this one are taken over at once instead of after its lease
/// @param scan between two looks for runs that wait or whose owner is gone
/// @param startPatience how long a machine that cannot be reached is tried before a task is given
///     up
/// @param killGrace between TERM and KILL
/// @param callbackAddress of this server as machines reach it; empty: jobs are not told of it
/// @param logDirectory where the logs of tasks are kept
/// @param logLimit bytes kept of each log
/// @param localAllowed whether actuators may run tasks on this machine, as this process's user
/// @param localDirectory where such tasks have their folders
/// @param secretKey key that the tokens of callbacks are derived from
public record PipelineRunnerConfig(
    int runsPerUser,
    int runsPerProcess,
    int pipelineDepth,
    Duration lease,
    boolean alone,
    Duration scan,
    Duration startPatience,
    Duration killGrace,
    String callbackAddress,
    Path logDirectory,
    long logLimit,
    boolean localAllowed,
    Path localDirectory,
    Secret secretKey) {
  private static final long MEBIBYTE = 1024L * 1024;

  static PipelineRunnerConfig from(Settings settings) {
    Path data = settings.path("dataDirectory", "EVENTOPS_DATA_DIRECTORY", Path.of("data"));
    return new PipelineRunnerConfig(
        settings.number("runner.runsPerUser", "EVENTOPS_RUNS_PER_USER", 50, 1, 100_000),
        settings.number("runner.runsPerProcess", "EVENTOPS_RUNS_PER_PROCESS", 500, 1, 100_000),
        settings.number(
            "runner.pipelineDepth", "EVENTOPS_PIPELINE_DEPTH", LinkedPipeline.DEFAULT_DEPTH, 1, 50),
        settings.duration("runner.lease", "EVENTOPS_RUNNER_LEASE", Duration.ofSeconds(15)),
        settings.flag("runner.alone", "EVENTOPS_RUNNER_ALONE", false),
        settings.duration("runner.scan", "EVENTOPS_RUNNER_SCAN", Duration.ofSeconds(2)),
        settings.duration(
            "runner.startPatience", "EVENTOPS_START_PATIENCE", Duration.ofSeconds(60)),
        settings.duration("runner.killGrace", "EVENTOPS_KILL_GRACE", Duration.ofSeconds(10)),
        settings.text("callbackAddress", "EVENTOPS_CALLBACK_ADDRESS", ""),
        settings.path("runner.logDirectory", "EVENTOPS_LOG_DIRECTORY", data.resolve("logs")),
        settings.number("runner.logLimitMiB", "EVENTOPS_TASK_LOG_MIB", 64, 1, 10_240) * MEBIBYTE,
        settings.flag("runner.localActuator", "EVENTOPS_LOCAL_ACTUATOR", false),
        settings.path(
            "runner.localDirectory", "EVENTOPS_LOCAL_DIRECTORY", data.resolve("local-jobs")),
        settings.requiredSecret("secretKey", "EVENTOPS_SECRET_KEY"));
  }

  RunnerSettings runner(Callback callback) {
    Timing timing = new Timing(lease, lease.dividedBy(3), scan, scan.plusSeconds(1));
    Patience patience = Patience.DEFAULT;
    return new RunnerSettings(
        runsPerUser,
        runsPerProcess,
        pipelineDepth,
        alone,
        timing,
        new Patience(
            startPatience, patience.kill(), killGrace, patience.first(), patience.longest()),
        callback);
  }

  Machines machines(SshConnector ssh) {
    return actuator -> {
      if (actuator.definition().tunnel().isPresent()) {
        // the address means the machine that the tunnel's client sees, which is another one here
        throw new HostRefused(
            "actuator "
                + actuator.name()
                + " is behind a tunnel, and this version has none;"
                + " give it an address that this server can dial, and no tunnel",
            null);
      }
      return switch (actuator.definition().target()) {
        case ActuatorTarget.Local _ -> local();
        case ActuatorTarget.Ssh machine ->
            ssh.host(
                new SshTarget(
                    actuator.id(),
                    machine.ip(),
                    machine.port(),
                    machine.user(),
                    login(machine),
                    ""));
        case ActuatorTarget.Docker _, ActuatorTarget.Kubernetes _ ->
            throw new HostRefused(
                "actuator "
                    + actuator.name()
                    + ": this version runs tasks of type os only, not docker and k8s",
                null);
      };
    };
  }

  private JobHost local() {
    if (!localAllowed) {
      throw new HostRefused(
          "tasks on the server's own machine are switched off;"
              + " the operator can switch them on with EVENTOPS_LOCAL_ACTUATOR=true",
          null);
    }
    return new ShellJobHost(new LocalShell(localDirectory));
  }

  private static SshLogin login(ActuatorTarget.Ssh machine) {
    return machine
        .privateKey()
        .<SshLogin>map(
            key ->
                new SshLogin.PrivateKey(
                    new Secret(key.reveal()),
                    new Secret(machine.passphrase().map(it -> it.reveal()).orElse(""))))
        .orElseGet(
            () ->
                new SshLogin.Password(
                    new Secret(machine.password().map(it -> it.reveal()).orElse(""))));
  }
}
