/// The keys that stand in a post alone, not in its overrides.
extension ContentReader {
  /// The post's id; `nil`, and a finding, where it has another form.
  func id() -> String? {
    guard let node = fields.node("id"), let id = fields.text("id") else { return nil }
    if Name.isValid(id) { return id }
    let slug = PostID.slug(id)
    let example = Name.isValid(slug) ? " Write \(Display.code("id: \(slug)"))." : ""
    log.report(
      .invalidID, node.range, "\(Display.quoted(id)) cannot be an id", explanation: "An id is \(Name.rule).\(example)")
    return nil
  }

  /// What the team files the post under.
  func labels() -> InternalLabels {
    var labels = InternalLabels()
    labels.department = fields.text("department")
    labels.persona = fields.text("persona")
    labels.pillar = fields.text("pillar")
    labels.campaign = fields.text("campaign")
    labels.labels = fields.texts("labels") ?? []
    labels.proof = fields.texts("proof") ?? []
    labels.political = fields.text("political")
    labels.lowestPrice = fields.text("lowestPrice")
    return labels
  }
}
