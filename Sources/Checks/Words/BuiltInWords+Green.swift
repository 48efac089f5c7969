extension BuiltInWords {
  /// Directive (EU) 2024/825 names "environmentally friendly", "eco-friendly", "climate friendly", "energy efficient",
  /// "biodegradable" and the like as generic claims.
  static let greenClaims = """
    # version 2, 2026-11-29
    umweltfreundlich*
    umweltschonend*
    umweltgerecht*
    umweltverträglich*
    umweltbewusst produziert*
    klimafreundlich*
    klimaschonend*
    klimaneutral*
    klimapositiv*
    CO2-neutral*
    CO₂-neutral*
    CO2neutral*
    CO2-frei*
    CO₂-frei*
    CO2-positiv*
    treibhausgasneutral*
    kohlenstoffneutral*
    emissionsfrei*
    emissionsneutral*
    ökologisch unbedenklich*
    ökologisch abbaubar*
    biologisch abbaubar*
    energieeffizient*
    environmentally friendly
    environment friendly
    eco friendly
    ecofriendly
    climate friendly
    climate neutral
    climate positive
    carbon neutral
    carbon negative
    carbon positive
    carbon free
    CO2 neutral
    zero emission
    zero emissions
    net zero
    biodegradable
    planet friendly
    # the state, not a product
    !Klimaneutralität*
    !Umweltgerechtigkeit*
    !Klimafreundlichkeit
    """

  /// Words that are a claim about a product, or a topic.
  static let greenWords = """
    # version 2, 2026-11-29
    nachhaltig*
    ökologisch*
    grüner Strom
    grünem Strom
    grünen Strom
    sustainable
    sustainably
    # a topic
    !Nachhaltigkeit*
    !nachhaltiges Interesse
    !sustainable development
    !Sustainable Development Goals
    """

  /// Claims of having no effect on the climate.
  static let neutrality = """
    # version 1, 2026-11-25
    klimaneutral*
    klimapositiv*
    CO2-neutral*
    CO₂-neutral*
    CO2neutral*
    treibhausgasneutral*
    emissionsneutral*
    climate neutral
    climate positive
    carbon neutral
    carbon negative
    carbon positive
    CO2 neutral
    net zero
    !Klimaneutralität
    """

  /// Words for paying others to save what was emitted.
  static let offsetting = """
    # version 1, 2026-11-25
    Kompensation*
    CO2-Kompensation*
    Klimakompensation*
    kompensier*
    ausgeglichen
    gleichen aus
    Ausgleichsprojekt*
    Klimaschutzprojekt*
    Klimaschutzzertifikat*
    CO2-Zertifikat*
    Emissionszertifikat*
    Aufforstung*
    offset*
    carbon credit*
    """
}
