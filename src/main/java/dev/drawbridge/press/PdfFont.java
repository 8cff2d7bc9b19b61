package dev.drawbridge.press;

import dev.drawbridge.canvas.Typeface;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;

/**
 * A typeface in a PDF file: the glyphs a document shows, numbered as they come, with their outlines
 * and what they mean, so that text can be searched and copied (ISO 32000-1 §9.7, §9.10).
 */
final class PdfFont {
  private final Typeface typeface;
  private final Map<Glyph, Integer> codes = new LinkedHashMap<>();

  PdfFont(Typeface typeface) {
    this.typeface = typeface;
  }

  /** The text in this font's codes, as hexadecimal digits. */
  String codes(String text) {
    StringBuilder digits = new StringBuilder();
    TextLine.of(text, typeface)
        .forEach(glyph -> digits.append(String.format(Locale.ROOT, "%04X", code(glyph))));
    return digits.toString();
  }

  private int code(Glyph glyph) {
    Integer known = codes.putIfAbsent(glyph, codes.size() + 1);
    return known == null ? codes.size() : known;
  }

  /** The font's entry in a page's resources, once everything is written. */
  COSDictionary dictionary() throws IOException {
    String name = name();
    COSDictionary font = new COSDictionary();
    font.setItem(COSName.TYPE, COSName.FONT);
    font.setItem(COSName.SUBTYPE, COSName.TYPE0);
    font.setName(COSName.BASE_FONT, name);
    font.setItem(COSName.ENCODING, COSName.IDENTITY_H);
    COSArray descendants = new COSArray();
    descendants.add(descendant(name));
    font.setItem(COSName.DESCENDANT_FONTS, descendants);
    font.setItem(COSName.TO_UNICODE, stream(meanings().getBytes(StandardCharsets.US_ASCII)));
    return font;
  }

  /** Subsets carry a tag of six letters before their name (§9.6.4). */
  private String name() {
    return "DRAWBR+" + typeface.family().replace(" ", "");
  }

  private COSDictionary descendant(String name) throws IOException {
    COSDictionary system = new COSDictionary();
    system.setItem(COSName.REGISTRY, new COSString("Adobe"));
    system.setItem(COSName.ORDERING, new COSString("Identity"));
    system.setInt(COSName.SUPPLEMENT, 0);
    COSDictionary font = new COSDictionary();
    font.setItem(COSName.TYPE, COSName.FONT);
    font.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE0);
    font.setName(COSName.BASE_FONT, name);
    font.setItem(COSName.CIDSYSTEMINFO, system);
    font.setItem(COSName.FONT_DESC, descriptor(name));
    font.setInt(COSName.DW, 1000);
    COSArray advances = new COSArray();
    codes
        .keySet()
        .forEach(glyph -> advances.add(COSInteger.get(Math.round(glyph.advance() * 1000))));
    COSArray widths = new COSArray();
    widths.add(COSInteger.ONE);
    widths.add(advances);
    font.setItem(COSName.W, widths);
    return font;
  }

  private COSDictionary descriptor(String name) throws IOException {
    COSDictionary descriptor = new COSDictionary();
    descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
    descriptor.setName(COSName.FONT_NAME, name);
    // Symbolic: its characters are not those of the standard Latin set (§9.8.2).
    descriptor.setInt(COSName.FLAGS, typeface == Typeface.MONO ? 5 : 4);
    COSArray box = new COSArray();
    for (float edge : new float[] {-200, -300, 1400, 1100}) {
      box.add(new COSFloat(edge));
    }
    descriptor.setItem(COSName.FONT_BBOX, box);
    descriptor.setInt(COSName.ITALIC_ANGLE, 0);
    descriptor.setInt(COSName.ASCENT, 970);
    descriptor.setInt(COSName.DESCENT, -240);
    descriptor.setInt(COSName.CAP_HEIGHT, 730);
    descriptor.setInt(COSName.STEM_V, typeface.weight() > 400 ? 120 : 80);
    COSStream program = stream(CompactFont.of(name, List.copyOf(codes.keySet())));
    program.setName(COSName.SUBTYPE, "CIDFontType0C");
    descriptor.setItem(COSName.FONT_FILE3, program);
    return descriptor;
  }

  /** Which characters the codes stand for. */
  private String meanings() {
    StringBuilder map =
        new StringBuilder(
            """
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
            /CMapName /Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000> <FFFF>
            endcodespacerange
            """);
    List<Map.Entry<Glyph, Integer>> entries =
        codes.entrySet().stream().filter(e -> !e.getKey().meaning().isEmpty()).toList();
    // No more than a hundred in a row (Adobe Technical Note 5014).
    for (int first = 0; first < entries.size(); first += 100) {
      var some = entries.subList(first, Math.min(entries.size(), first + 100));
      map.append(some.size()).append(" beginbfchar\n");
      some.forEach(
          e -> map.append("<%04X> <%s>\n".formatted(e.getValue(), utf16(e.getKey().meaning()))));
      map.append("endbfchar\n");
    }
    return map.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
        .toString();
  }

  /** A text as hexadecimal digits of its UTF-16. */
  static String utf16(String text) {
    StringBuilder digits = new StringBuilder();
    text.chars().forEach(c -> digits.append(String.format(Locale.ROOT, "%04X", c)));
    return digits.toString();
  }

  private static COSStream stream(byte[] content) throws IOException {
    COSStream stream = new COSStream();
    try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
      out.write(content);
    }
    return stream;
  }
}
