extension English {
  func text(_ phrase: NoticePhrase) -> String {
    switch phrase {
    case .welcome(let version):
      "Warren \(version): RabbitMQ in your terminal, simulated, in memory, with undo."
    case .firstSteps: "Try:  lessons   learn simple   declare queue hello   help   (Ctrl-D leaves)"
    case .undone(let line): "undone: \(line)"
    case .redone(let line): "done again: \(line)"
    case .nothingToUndo: "There is nothing to undo."
    case .nothingToRedo: "There is nothing to do again."
    case .checkpointSaved(let name): "checkpoint \(name): come back with rollback \(name)"
    case .tooManyCheckpoints(let limit):
      "There are \(limit) checkpoints, all that are kept: reuse a name."
    case .rolledBack(let name): "everything is as it was at checkpoint \(name)"
    case .noSuchCheckpoint(let name, let nearest): missing("checkpoint", name, nearest)
    case .reset: "a new broker, empty but for the predeclared exchanges"
    case .stage(let isOn):
      isOn
        ? "the stage is on: each line shows where its message went; stage off ends it"
        : "the stage is off"
    case .clock(let milliseconds): "time: \(milliseconds) ms"
    case .expectationHeld: "as expected"
    case .expectationFailed(let expected, let found): "expected \(expected), found \(found)"
    case .noErrorBefore(let code): "expected error \(code), found none"
    case .noSuchConsumer(let name, let nearest): missing("consumer or connection", name, nearest)
    case .noSuchConnection(let name, let nearest): missing("connection", name, nearest)
    case .noSuchChannel(let name, let nearest): missing("channel", name, nearest)
    case .noSuchQueue(let name, let nearest): missing("queue", name, nearest)
    case .noSuchVirtualHost(let name, let nearest): missing("virtual host", name, nearest)
    case .noSuchExchange(let name, let nearest): missing("exchange", name, nearest)
    case .noSuchMessage(let number, let last):
      last == 0
        ? "There is no message \(number): nothing has been published yet."
        : "There is no message \(number): the last one is #\(last)."
    case .messageForgotten(let number):
      "The life of message #\(number) is not kept any more: only the latest ones are."
    case .nothingUnacknowledged(let name): "\(name) has nothing unacknowledged."
    case .nameTaken(let name, let queue):
      "\(name) already consumes \(queue): choose another name, or cancel \(name) first."
    case .alsoDies(let connection, let consumers):
      "connection \(connection) is also that of \(consumers)"
    case .keyPrompt(let exchange):
      "Every line is a routing key for \(exchange); an empty line goes back."
    case .keyPromptLeft: "back to the commands"
    case .saved(let path, let lines):
      "\(path): \(count(lines, "line")); source \(path) repeats them"
    case .cannotRead(let path): "\(path) cannot be read."
    case .cannotWrite(let path): "\(path) cannot be written."
    case .outputLost: "Standard output cannot be written."
    case .filesNotAllowed: "A script or a lesson reads and writes files with --allow-files only."
    case .fileTooLarge(let path): "\(path) is too large."
    case .memoryFull(let limit):
      "The broker holds \(limit) messages, all that Warren keeps: purge, consume or reset."
    case .sourceTooDeep: "Files source one another without end."
    case .language(let name): "language: \(name)"
    case .profile(let profile): "profile \(text(profile))"
    case .deprecated(let feature): text(feature)
    case .globalPrefetchIgnored:
      "RabbitMQ 4.3 ignores global without an error: the limit is each consumer's."
    case .noHelp(let word, let nearest):
      "There is no help on \(word)."
        + (nearest.map { suggestion("help \($0)") } ?? " help alone lists everything.")
    case .notInScript(let command): "\(command) is for the prompt, not for scripts and lessons."
    case .stopped(let file, let line): "stopped at \(file), line \(line)"
    case .didYouMean(let name): "      Did you mean \(name)?"
    case .isQueue(let name):
      "      \(name) is a queue, not an exchange: send \(name) takes the default one."
    case .isExchange(let name):
      "      \(name) is an exchange, which keeps no messages: bind a queue to it."
    case .alreadyOpen(let name): "Connection \(name) is open already."
    case .interrupted(let done): "interrupted after \(done); undo takes back what was done"
    case .interchange(let phrase): text(phrase)
    case .service(let phrase): text(phrase)
    case .otherUser(let connection, let user):
      "Connection \(connection) belongs to user \(user); on=NAME names another one."
    case .passwordHidden:
      "**** stands for a password that was not kept; type the password itself."
    case .lineTooLong(let limit): "A line of more than \(limit) bytes is not taken."
    case .simulation(let phrase): text(phrase)
    case .experiment(let phrase): text(phrase)
    }
  }

  func text(_ phrase: CoursePhrase) -> String {
    switch phrase {
    case .lessons: "Lessons"
    case .minutes(let number): "\(number) min"
    case .howToStart(let name): "learn \(name) begins; next goes on, back goes back."
    case .lessonUnknown(let name, let nearest):
      "There is no lesson \(name)."
        + (nearest.map { suggestion("learn \($0)") } ?? " lessons lists them.")
    case .noLesson: "No lesson is open: lessons lists them, learn NAME begins one."
    case .step(let number, let whole): "step \(number) of \(whole)"
    case .howToGoOn: "Type anything you like, then: next"
    case .howToGoOnHere: "There is more of this step: next"
    case .finished(let title, let next):
      "That was “\(title)”." + (next.map { " The next lesson: learn \($0)" } ?? "")
    case .noStepBefore: "This is the first step."
    case .noStepAfter: "That was the last step."
    case .stepUnknown(let id, let nearest):
      "The lesson has no step \(id)." + suggestion(nearest.map { "goto \($0)" })
    case .restored: "the broker is again as this lesson left it; undo brings yours back"
    case .replaced: "the lesson begins with a new broker; undo brings yours back"
    case .resumed(let number, let whole, let title):
      "the lesson is again at step \(number) of \(whole): \(title)"
    case .wasAt(let id): "You were further already: goto \(id)"
    case .progressTitle: "Your progress"
    case .progress(let seen, let steps, let points, let questions):
      "\(seen) of \(count(steps, "step"))"
        + (questions > 0 ? ", \(points) of \(count(questions, "point"))" : "")
    case .forgotten: "Your progress is forgotten."
    case .reviewTitle: "What you did"
    case .reviewOutside: "Outside of lessons"
    case .reviewCut(let lines): "\(count(lines, "further line")) left out."
    case .nothingToReview: "There is nothing to review yet."
    case .resumable(let lines):
      "A session was cut off (\(count(lines, "line"))): resume takes it up again."
    case .nothingToResume: "No session was cut off."
    case .takenUp(let lines): "the session goes on where it was cut off: \(count(lines, "line"))"
    case .asking(let phrase): text(phrase)
    }
  }

  private func missing(_ kind: String, _ name: String, _ nearest: String?) -> String {
    "There is no \(kind) \(name)." + suggestion(nearest)
  }

  func suggestion(_ nearest: String?) -> String {
    nearest.map { " Did you mean \($0)?" } ?? ""
  }
}
