package io.eventops.pipeline.actuator;

/// Actuator definitions for tests, with secrets that must be found nowhere.
public final class ActuatorYaml {
  public static final String PASSWORD = "S3cret-passw0rd";
  public static final String TOKEN = "S3cret-token";
  public static final String KUBECONFIG_TOKEN = "S3cret-kubeconfig";

  private ActuatorYaml() {}

  public static String ssh(String name, String ip, String... tags) {
    return """
        name: %s
        os:
          user: root
          password: %s
          ip: %s
          port: 2222
        tags: [%s]
        """
        .formatted(name, PASSWORD, ip, String.join(", ", tags));
  }

  public static String tunnelled(String name, String ip, String client) {
    return ssh(name, ip, "os-runner")
        + """
        tunnel:
          clientId: %s
          clientToken: %s
        """
            .formatted(client, TOKEN);
  }

  public static String kubernetes(String name) {
    return """
        name: %s
        kubernetes:
          config: |
            clusters: []
            token: %s
        tags: [k8s-runner]
        """
        .formatted(name, KUBECONFIG_TOKEN);
  }

  public static String local(String name) {
    return """
        name: %s
        os:
          local: true
        tags: [local]
        """
        .formatted(name);
  }
}
