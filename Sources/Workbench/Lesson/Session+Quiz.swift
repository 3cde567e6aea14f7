import AMQPModel
import BrokerCore
import CommandLanguage
public import Narration

/// Questions that are made from a topology.
extension Session {
  /// Begins a quiz about the bench, or about what a lesson builds.
  mutating func beginQuiz(_ name: String?, count: Int, _ listener: Listener) -> Outcome {
    var broker = bench.broker
    if let name {
      guard let lesson = configuration.course.lesson(name, in: language) else {
        return missingLesson(name, listener)
      }
      broker = topology(of: lesson)
    }
    guard
      let quiz = Quiz(about: broker, count: count, seed: configuration.seed &+ UInt64(quizCount))
    else { return refuse(.nothingToAsk, listener) }
    quizCount += 1
    self.quiz = quiz
    listener(.course(.asking(.quizBegan(questions: quiz.questions.count))))
    listener(.prose([Line()] + Self.bindingLines(of: quiz)))
    askQuizQuestion(listener)
    return .fine
  }

  /// The bindings that are asked about, in the columns of `list bindings`.
  private static func bindingLines(of quiz: Quiz) -> [Line] {
    let asked = Set(quiz.questions.map(\.exchange))
    // With more of them a person looks them up.
    let rows = quiz.broker.bindingList.lazy.filter { asked.contains($0.source) }.prefix(30)
      .map { binding in
        let destination =
          switch binding.destination {
          case .queue(let name): visible(name)
          case .exchange(let name): visible(name)
          }
        return [spelled(binding.source), destination, visible(binding.key)]
      }
    return Table(
      heading: ["source_name", "destination_name", "routing_key"], rows: Array(rows)
    ).lines()
  }

  /// The broker of a lesson where it has the most bindings.
  private func topology(of lesson: Lesson) -> Broker {
    var configuration = configuration
    configuration.dialect = .script
    var session = Session(configuration)
    var richest = session.bench.broker
    for fence in lesson.steps.flatMap(\.fences) {
      session.run(fence, isShown: false) { _ in }
      let broker = session.bench.broker
      if broker.bindingCount > richest.bindingCount { richest = broker }
    }
    return richest
  }

  private func askQuizQuestion(_ listener: Listener) {
    guard let quiz, let question = quiz.question,
      let type = quiz.broker.exchangeProperties(question.exchange)?.type
    else { return }
    listener(.prose([Line()]))
    let key = question.key.isEmpty ? "\"\"" : visible(question.key)
    let phrase = AskingPhrase.quizQuestion(
      quiz.answered + 1, of: quiz.questions.count, exchange: spelled(question.exchange),
      type: type, key: key)
    listener(.course(.asking(phrase)))
  }

  /// Takes a line as the answer to the open question of a quiz; nil if it is a command.
  mutating func answerQuiz(_ line: String, _ listener: Listener) -> Outcome? {
    guard let quiz, let explanation = quiz.explanation, !isInLesson, sourceDepth == 0 else {
      return nil
    }
    let words = line.split { $0 == " " || $0 == "\t" }.map(String.init)
    guard let first = words.first else {
      leaveQuiz(listener)
      return .fine
    }
    if words == ["skip"] {
      settleQuizQuestion(nil, explanation, listener)
      return .fine
    }
    let names = quiz.broker.queueNames().map(\.description)
    guard let given = LessonQuestion.queues.answer(typed: line, queues: names) else {
      if isCommand(line) { return nil }
      let nearest = Spelling.nearest(to: first, among: names)
      listener(.course(.asking(.noAnswer(visible(line), .queues, nearest: nearest))))
      return .wrongUsage
    }
    settleQuizQuestion(given, explanation, listener)
    return .fine
  }

  private mutating func settleQuizQuestion(
    _ given: LessonAnswer?, _ explanation: RoutingExplanation, _ listener: Listener
  ) {
    let right = LessonAnswer.queues(explanation.queues.map(\.description))
    listener(.course(.asking(Self.verdict(given, right))))
    if given != right { listener(.answered(.explained(explanation))) }
    quiz?.goOn(isRight: given == right)
    if quiz?.question == nil { leaveQuiz(listener) } else { askQuizQuestion(listener) }
  }

  /// Ends the quiz and tells the points.
  public mutating func leaveQuiz(_ listener: Listener) {
    guard let quiz else { return }
    self.quiz = nil
    listener(.prose([Line()]))
    listener(.course(.asking(.quizEnded(points: quiz.points, of: quiz.answered))))
  }
}
