/// The texts that readers of a channel see: one for all channels that show the same.
final class ChannelTexts {
  let all: [SeenText]
  /// Those that rules about writing look at.
  private(set) lazy var writing = all.filter(\.isWriting)
  /// Those that word lists are looked for in.
  private(set) lazy var scanned = ScannedTexts(all)

  init(_ all: [SeenText]) { self.all = all }
}
