package io.eventops.model.shell;

import java.util.List;
import java.util.Set;

/// Reads commands as bash does: enough of the grammar to know the role of every word.
final class CommandReader {
  private static final Set<String> BEFORE_COMMANDS =
      Set.of("then", "else", "elif", "do", "!", "coproc");

  /// A longer one before its beginnings.
  private static final List<String> REDIRECTIONS =
      List.of("&>>", "&>", "<<<", "<<-", "<<", "<&", "<>", "<", ">>", ">&", ">|", ">");

  private final Cursor cursor;
  private final Findings findings;
  private final WordReader words;
  private final HereDocuments documents;
  private final Pipelines pipelines;
  private SimpleCommand command = new SimpleCommand();
  private int commandsRead;
  private boolean printsNumber;

  CommandReader(Cursor cursor, Findings findings) {
    this.cursor = cursor;
    this.findings = findings;
    this.words = new WordReader(cursor, findings);
    this.documents = new HereDocuments(cursor, findings, words);
    this.pipelines = new Pipelines(findings);
  }

  /// Reads to the end of the script.
  Content readAll() {
    int origin = cursor.origin();
    findings.enter(origin);
    readList(false, false);
    while (cursor.peek() != Source.END) {
      // a parenthesis too many: bash will say so
      cursor.take();
      readList(false, false);
    }
    finishCommand();
    documents.requireNone();
    findings.leave();
    return pipelines.all();
  }

  /// Reads to the parenthesis that closes a substitution, and past it.
  Content readParenthesis(int origin) {
    findings.enter(origin);
    readSubshell(origin);
    documents.requireNone();
    findings.leave();
    return pipelines.all();
  }

  /// The only command is `printf %d`, whose output is a number whatever its arguments are.
  boolean printsNumber() {
    return commandsRead == 1 && printsNumber;
  }

  private void readSubshell(int origin) {
    readList(true, false);
    if (cursor.peek() == Source.END) {
      throw new Unclosed("a parenthesis", origin);
    }
    finishCommand();
    cursor.take();
  }

  /// Stops before the closing parenthesis, before `;;` and its kind, or behind `esac`.
  ///
  /// @return whether `esac` was read
  private boolean readList(boolean inParenthesis, boolean inCase) {
    while (true) {
      int symbol = cursor.peek();
      if (symbol == Source.END || (symbol == ')' && (inParenthesis || !inCase))) {
        return false;
      } else if (Cursor.isBlank(symbol)) {
        cursor.take();
      } else if (symbol == '\\' && cursor.peek(1) == '\n') {
        cursor.take(2);
      } else if (symbol == '#') {
        words.readComment();
      } else if (symbol == '\n') {
        finishCommand();
        newLine();
      } else if (symbol == ';' || symbol == '&' || symbol == '|') {
        if (inCase && symbol == ';' && (cursor.peek(1) == ';' || cursor.peek(1) == '&')) {
          return false;
        }
        readOperator();
      } else if (symbol == '(') {
        readOpening();
      } else if ((symbol == '<' || symbol == '>') && cursor.peek(1) != '(') {
        readRedirection();
      } else if (symbol == ')') {
        cursor.take();
      } else if (readWord() && inCase) {
        return true;
      }
    }
  }

  private void newLine() {
    cursor.take();
    documents.readAll();
  }

  private void skipLines() {
    while (true) {
      if (Cursor.isBlank(cursor.peek())) {
        cursor.take();
      } else if (cursor.peek() == '\n') {
        newLine();
      } else if (cursor.peek() == '#') {
        words.readComment();
      } else if (cursor.looksAt("\\\n")) {
        cursor.take(2);
      } else {
        return;
      }
    }
  }

  private void skipBlanks() {
    while (Cursor.isBlank(cursor.peek()) || cursor.looksAt("\\\n")) {
      cursor.take(cursor.peek() == '\\' ? 2 : 1);
    }
  }

  private void readOperator() {
    if (cursor.looksAt("&>")) {
      readRedirection();
      return;
    }
    boolean pipe = cursor.peek() == '|' && cursor.peek(1) != '|';
    int length = cursor.looksAt("&&") || cursor.looksAt("||") || cursor.looksAt("|&") ? 2 : 1;
    if (pipe) {
      pipelines.add(command, true);
      nextCommand();
    } else {
      finishCommand();
    }
    cursor.take(length);
  }

  private void finishCommand() {
    pipelines.add(command, false);
    nextCommand();
  }

  private void nextCommand() {
    if (!command.isEmpty()) {
      commandsRead++;
      printsNumber =
          command.words.size() >= 2
              && command.words.get(0).is("printf")
              && command.words.get(1).is("%d");
    }
    command = new SimpleCommand();
  }

  private void readOpening() {
    int origin = cursor.origin();
    if (command.words.size() == 1 && command.assignments.isEmpty()) {
      cursor.take();
      skipBlanks();
      if (cursor.peek() == ')') {
        cursor.take();
        findings.function(command.words.getFirst().text.toString());
        command = new SimpleCommand();
      }
      return;
    }
    commandsRead++;
    if (cursor.peek(1) == '(' && words.expansions().arithmetic().tryRead(new Word(origin))) {
      return;
    }
    pipelines.open();
    cursor.take();
    command = new SimpleCommand();
    readSubshell(origin);
    pipelines.close();
  }

  private void readRedirection() {
    String operator = REDIRECTIONS.stream().filter(cursor::looksAt).findFirst().orElseThrow();
    cursor.take(operator.length());
    skipBlanks();
    if (operator.equals("<<") || operator.equals("<<-")) {
      documents.announce(operator.equals("<<-"), command);
      return;
    }
    Word target = words.read();
    switch (operator) {
      case "<<<" -> {
        command.input.add(target.content);
        findings.input(target.content);
      }
      case "<&", ">&" -> findings.sink(target.content, target.origin, Refusal.DUPLICATED_OUTPUT);
      default -> pipelines.add(target.content);
    }
  }

  /// @return whether the word was `esac`
  private boolean readWord() {
    boolean start = command.words.isEmpty();
    boolean assignable = start || Builtins.declares(command.words);
    Word word = assignable ? words.readAssignable() : words.read();
    boolean number = !word.text.isEmpty() && word.text.chars().allMatch(Cursor::isDigit);
    if (number && !word.quoted && (cursor.peek() == '<' || cursor.peek() == '>')) {
      // the number of the descriptor that is redirected
      return false;
    }
    if (start && word.assigned != null) {
      command.assignments.add(word);
      return false;
    }
    if (start && command.assignments.isEmpty() && !word.quoted && word.isKnown()) {
      return readKeyword(word);
    }
    command.words.add(word);
    return false;
  }

  private boolean readKeyword(Word word) {
    String keyword = word.text.toString();
    switch (keyword) {
      case "{", "if", "while", "until" -> pipelines.open();
      case "}", "fi", "done" -> pipelines.close();
      case "esac" -> {
        return true;
      }
      case "for", "select" -> readLoop();
      case "case" -> readCase();
      case "[[" -> pipelines.add(new ConditionalReader(cursor, words).read(word.origin));
      case "time" -> {
        skipBlanks();
        if (cursor.looksAt("-p")) {
          cursor.take(2);
        }
      }
      case "function" -> {
        skipBlanks();
        findings.function(words.read().text.toString());
        skipBlanks();
        if (cursor.looksAt("()")) {
          cursor.take(2);
        }
      }
      default -> {
        if (!BEFORE_COMMANDS.contains(keyword)) {
          command.words.add(word);
        }
      }
    }
    commandsRead += command.words.isEmpty() ? 1 : 0;
    return false;
  }

  private void readLoop() {
    pipelines.open();
    skipBlanks();
    if (cursor.looksAt("((")) {
      words.expansions().arithmetic().tryRead(new Word(cursor.origin()));
      return;
    }
    Word name = words.read();
    findings.sink(name.content, name.origin, Refusal.VARIABLE_NAME);
    skipLines();
    if (!cursor.looksAt("in") || !WordReader.endsWord(cursor.peek(2))) {
      return;
    }
    cursor.take(2);
    skipBlanks();
    Content values = new Content();
    while (!words.atWordEnd()) {
      values.add(words.read().content);
      skipBlanks();
    }
    findings.assign(name.text.toString(), values, name.origin);
    pipelines.add(values);
  }

  private void readCase() {
    pipelines.open();
    skipBlanks();
    pipelines.add(words.read().content);
    skipLines();
    if (!cursor.looksAt("in") || !WordReader.endsWord(cursor.peek(2))) {
      return;
    }
    cursor.take(2);
    while (readCaseItem()) {
      finishCommand();
    }
    pipelines.close();
  }

  /// @return whether another item may follow
  private boolean readCaseItem() {
    skipLines();
    if (cursor.peek() == '(') {
      cursor.take();
    }
    Word pattern = new Word(cursor.origin());
    while (true) {
      if (pattern.isKeyword("esac") && WordReader.endsWord(cursor.peek())) {
        return false;
      } else if (cursor.peek() == ')' || cursor.peek() == Source.END) {
        break;
      } else if (WordReader.endsWord(cursor.peek())) {
        cursor.take();
        pattern = new Word(cursor.origin());
      } else {
        words.readPart(pattern);
      }
    }
    if (cursor.peek() == Source.END) {
      return false;
    }
    cursor.take();
    boolean ended = readList(false, true);
    finishCommand();
    if (ended || cursor.peek() != ';') {
      return false;
    }
    cursor.takeWhile(symbol -> symbol == ';' || symbol == '&');
    return true;
  }
}
