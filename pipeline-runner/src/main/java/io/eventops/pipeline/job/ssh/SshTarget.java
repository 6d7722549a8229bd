package io.eventops.pipeline.job.ssh;

/// A machine and the login there. Equal targets share their connections.
///
/// @param actuatorId under which the host key is known
/// @param folder in which the directories of jobs are; empty for the folder of the login
public record SshTarget(
    long actuatorId, String host, int port, String user, SshLogin login, String folder) {

  /// As people write it.
  @Override
  public String toString() {
    return user + "@" + host + ":" + port;
  }
}
