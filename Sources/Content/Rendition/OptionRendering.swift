package import Canonical

/// The options of a rendition: everything beside text and media that reaches the reader or the network.
struct OptionRendering {
  let content: PostContent
  let network: Network

  /// The options that differ from their default.
  var options: [String: JSONValue] {
    let common: [String: JSONValue?] = [
      "disclosure": content.disclosure.flatMap { $0 == .none ? nil : .string($0.rawValue) },
      "aiGenerated": content.aiGenerated == true ? true : nil,
      "language": shown(.language, content.language.map(JSONValue.string)),
      "sensitive": shown(.sensitive, content.sensitive.flatMap(warning)),
      "reply": shown(.reply, content.reply.map(JSONValue.string)),
      "quote": shown(.quote, content.quote.map(JSONValue.string)),
      "repost": shown(.repost, content.repost.map(JSONValue.string)),
      "poll": shown(.poll, content.poll.map(poll)),
    ]
    // An empty text means the same as an absent one.
    return common.compactMapValues { $0 }.merging(networkOptions) { own, _ in own }.filter { $0.value != "" }
  }

  private func shown(_ key: ReaderKey, _ value: JSONValue?) -> JSONValue? { key.applies(to: network) ? value : nil }

  private func warning(_ warning: ContentWarning) -> JSONValue? {
    switch warning {
    case .flag(let isSensitive): isSensitive ? true : nil
    case .warning(let text): .string(text)
    }
  }

  private func poll(_ poll: Poll) -> JSONValue {
    .members([
      "options": .strings(poll.options),
      "duration": poll.duration.flatMap { $0 == Poll.standardDuration ? nil : .integer($0) },
    ])
  }

  /// The network's own options that the post sets, as far as the network has them.
  private var networkOptions: [String: JSONValue] {
    NetworkOptions.options(of: network).reduce(into: [:]) { result, option in
      guard let value = content.options[option.key], value != option.standard else { return }
      result[option.key] = value.json
    }
  }
}

extension OptionValue {
  /// The value as it stands in a rendition.
  package var json: JSONValue {
    switch self {
    case .text(let text): .string(text)
    case .number(let number): .integer(number)
    case .truth(let truth): .bool(truth)
    case .list(let list): .strings(list)
    }
  }
}

extension Poll {
  /// The duration of a poll without `duration`: one day, in seconds.
  package static let standardDuration: Int64 = 86_400
}
