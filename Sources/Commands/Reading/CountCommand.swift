internal import ArgumentParser
internal import Core
internal import Reporting
internal import SocialText

/// `stet count`: the length of a text as a network counts it.
struct CountCommand: ExecutableCommand {
  static let configuration = CommandConfiguration(
    commandName: "count", abstract: "Count the text on standard input as a network counts it.",
    discussion: """
      Nothing is trimmed: a line break at the end counts. Ends with 0 where the network takes the text, with 1 where \
      it is too long, or has a character that the network refuses, or shows nothing where a network refuses that.
      """)

  static let examples: KeyValuePairs = [
    "pbpaste | stet count --network x":
      "The length of what is on the clipboard of a Mac.",
    "cat text.txt | stet count --network bluesky":
      "The length of a text file.",
  ]

  @Option(help: ArgumentHelp("The network: \(CountCommand.networks).", valueName: "network"))
  var network: String

  @Option(help: "The most that it may have, instead of the network's limit: of a premium account, or of a server.")
  var limit: Int?

  @Option(help: "How to print it: text or json.")
  var format: PlainFormat = .text

  @OptionGroup var global: GlobalOptions

  var printsJSON: Bool { format == .json }

  private static let networks = Network.allCases.map(\.rawValue).joined(separator: ", ")
  private static let mostBytes = 1_048_576

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("the limit must be 1 or more") }
    guard Network(rawValue: network) == nil else { return }
    let nearest = Suggestions.didYouMean(network, among: Network.allCases.map(\.rawValue))
    throw ValidationError("there is no network \"\(network)\"\(nearest) Known are \(Self.networks).")
  }

  func execute(in context: CommandContext) throws -> ExitStatus {
    guard let network = Network(rawValue: network) else { throw CleanExit.helpRequest(self) }
    let report = CountReport(try text(in: context), on: network, maximum: limit)
    context.output.write(
      format == .json ? report.json : report.text(style: global.style(for: context.output, in: context)))
    return report.isValid ? .success : .findings
  }

  private func text(in context: CommandContext) throws -> String {
    let bytes = context.standardInput()
    guard bytes.count <= Self.mostBytes else {
      throw CommandFailure(
        .cannotRun, "\(bytes.count) bytes are too much to count: the most is 1 MiB",
        hints: ["no network takes a text of that size; count each post by itself"])
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw CommandFailure(
        .cannotRun, "standard input is not UTF-8",
        hints: ["save the text as UTF-8, or convert it: iconv -f WINDOWS-1252 -t UTF-8"])
    }
    return text
  }
}
