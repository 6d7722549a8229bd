package io.eventops.model.shell;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Follows what flows through pipes, so that no value reaches a program that runs its input.
final class Pipelines {
  private final Findings findings;
  private final Evaluators evaluators;
  private final Deque<Block> blocks = new ArrayDeque<>();
  private final List<Content> inputs = new ArrayList<>();
  private Block block = new Block(new Content());
  private boolean closedBlockRunsInput;

  /// The commands between the brackets of a compound command.
  private static final class Block {
    final Content before;
    final Content total = new Content();
    Content left;
    boolean runsInput;

    Block(Content before) {
      this.before = before;
      this.left = before.copy();
    }
  }

  Pipelines(Findings findings) {
    this.findings = findings;
    this.evaluators = new Evaluators(findings);
  }

  /// @param piped whether the output of the command flows into the next one
  void add(SimpleCommand command, boolean piped) {
    boolean runsInput = command.isEmpty() ? closedBlockRunsInput : evaluators.runsInput(command);
    closedBlockRunsInput = false;
    if (runsInput) {
      block.runsInput = true;
      findings.sink(block.left.copy(), 0, Refusal.PROGRAM_INPUT);
      findings.sink(command.input, 0, Refusal.PROGRAM_INPUT);
    }
    inputs.add(command.input);
    add(command.content());
    block.left.add(command.input);
    if (piped) {
      findings.input(block.left);
    } else {
      block.left = block.before.copy();
    }
  }

  void add(Content content) {
    block.left.add(content);
    block.total.add(content);
  }

  void open() {
    blocks.push(block);
    block = new Block(block.left);
  }

  void close() {
    if (!blocks.isEmpty()) {
      Block closed = block;
      block = blocks.pop();
      add(closed.total);
      closedBlockRunsInput = closed.runsInput;
    }
  }

  /// Everything that flows into any of the commands.
  Content all() {
    while (!blocks.isEmpty()) {
      close();
    }
    Content all = block.total.copy();
    inputs.forEach(all::add);
    return all;
  }
}
