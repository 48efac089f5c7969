/// ISO base media files: MP4, QuickTime, HEIC, AVIF. The brands say which.
enum ISOFile {
  static func facts(_ file: ByteView) -> MediaFacts? {
    guard let type = type(of: file) else { return nil }
    let boxes = file.boxes
    var facts = MediaFacts(type: type)
    if type.hasPrefix("image/") {
      facts = HEIFImage.facts(boxes, facts)
    } else {
      facts = MovieHeader.facts(boxes, facts)
    }
    if facts.condition == .whole, boxes.last?.isCutOff == true { facts.condition = .cutOff }
    return facts
  }

  private static func type(of file: ByteView) -> String? {
    if file.says("ftyp", at: 4) { return type(brands: brands(of: file)) }
    // QuickTime from before there were brands.
    let isOld = ["moov", "mdat", "wide", "free", "skip", "pnot"].contains(file.text(4, 4) ?? "")
    return isOld ? "video/quicktime" : nil
  }

  /// The main brand, and those that the file is compatible with.
  private static func brands(of file: ByteView) -> [String] {
    guard let content = file.start(1_024).boxes.first?.content else { return [] }
    return [content.text(0, 4)].compactMap { $0 }
      + stride(from: 8, to: content.count, by: 4).compactMap { content.text($0, 4) }
  }

  private static func type(brands: [String]) -> String {
    let main = brands.first ?? ""
    if ["mif1", "msf1", "miaf", "avif", "avis"].contains(main) || heic.contains(main) {
      if brands.contains("avif") || brands.contains("avis") { return "image/avif" }
      return brands.contains { heic.contains($0) } ? "image/heic" : "image/heif"
    }
    if main == "qt  " { return "video/quicktime" }
    if ["M4A ", "M4B ", "M4P "].contains(main) { return "audio/mp4" }
    return main.hasPrefix("3g") ? "video/3gpp" : "video/mp4"
  }

  private static let heic: Set = ["heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs"]
}
