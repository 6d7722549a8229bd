package io.eventops.standalone;

import java.nio.file.Path;

/// What the story of the API applies.
final class StoryDefinitions {
  private StoryDefinitions() {}

  static String inner() {
    return """
    name: inner
    version: 1.0
    inputs: [{name: text, type: env}]
    contexts: [{name: seen, type: env}]
    dag: [{name: show}]
    tasks:
      - alias: show
        type: os
        commands: ['shown="[${{ inputs.text }}]"']
        outputs: [{name: shown, type: env, value: shown, setToContext: seen}]
    outputs: [{name: result, value: '${{ outputs.show.shown }}'}]
    """;
  }

  static String greet() {
    return """
    name: greet
    version: 1.0
    actuatorSelector: {tags: [local]}
    inputs: [{name: who, type: env}]
    contexts: [{name: kept, type: env}]
    dag: [{name: say}, {name: nested, needs: [say]}]
    tasks:
      - alias: say
        type: os
        commands: ['greeting="Hello, ${{ inputs.who }}"', 'echo "$greeting"', 'test ${{ inputs.who }} != nobody']
        outputs: [{name: greeting, type: env, value: greeting, setToContext: kept}]
      - alias: nested
        type: pipeline
        image: inner:1.0
        inputs: [{name: text, value: '${{ outputs.say.greeting }}'}]
        outputs: [{name: got, value: result}]
    """;
  }

  /// Writes its token into a file, and waits for another one.
  /// @param folder where they are
  static String gated(Path folder) {
    return """
    name: gated
    version: 1.0
    actuatorSelector: {tags: [local]}
    dag: [{name: wait}]
    tasks:
      - alias: wait
        type: os
        commands:
          - echo "$EVENTOPS_CALLBACK_AUTH" > %1$s/part; mv %1$s/part %1$s/token
          - echo waiting; while [ ! -e %1$s/gate ]; do sleep 0.1; done; echo done
        outputs: [{name: told, type: env, value: not_set}]
    """
        .formatted(folder);
  }

  static String trigger(String name) {
    return """
    name: %s
    eventName: greet.wanted
    eventVersion: 1.0
    eventCreater: kakj
    pipelines:
      - image: greet:1.0
        inputs: [{name: who, value: values.who}]
    filters: [{expr: values.who, notMatches: [nobody]}]
    """
        .formatted(name);
  }
}
