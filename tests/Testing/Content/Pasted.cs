namespace RadicaleVernieuwers.Testing.Content;

/// <summary>Small pieces of HTML such as word processors put on the clipboard, written for these tests.</summary>
public static class Pasted
{
    /// <summary>Word: conditional comments, a style sheet, Mso classes, an o: tag, headings, a list made of paragraphs, a link, a table of empty paragraphs.</summary>
    public const string Word = """
        <html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head>
        <meta name=Generator content="Microsoft Word 15"><link rel=File-List href="file:///C:/temp/filelist.xml">
        <!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml><![endif]-->
        <style><!-- p.MsoNormal {margin:0cm; font-size:11.0pt; font-family:"Calibri",sans-serif;} @page WordSection1 {size:595.3pt 841.9pt;} --></style></head>
        <body lang=NL-BE style='word-wrap:break-word'><!--StartFragment-->
        <h1 style='margin-top:12.0pt'><span lang=NL style='font-size:20.0pt;color:#2F5496'>De straat warmt zich<o:p></o:p></span></h1>
        <p class=MsoNormal style='text-align:justify'><span style='font-family:"Times New Roman",serif'>Een <b style='mso-bidi-font-weight:normal'>buurt</b> verwarmt <i>zichzelf</i>.<o:p></o:p></span></p>
        <p class=MsoNormal><o:p>&nbsp;</o:p></p>
        <p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>Eerst de oven<o:p></o:p></p>
        <p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>Dan de buren<o:p></o:p></p>
        <h2>Wat het kost</h2>
        <p class=MsoNormal><a href="https://example.org/kosten"><span style='color:#0563C1'>De rekening</span></a> en <a href="file:///C:/plan.docx">een plan</a>.<img width=1 height=1 src="file:///C:/temp/image001.png"></p>
        <!--EndFragment--></body></html>
        """;

    /// <summary>What of <see cref="Word"/> is left in the editor.</summary>
    public const string WordClean = "<h2>De straat warmt zich</h2><p>Een <strong>buurt</strong> verwarmt <em>zichzelf</em>.</p><ul><li><p>Eerst de oven</p></li><li><p>Dan de buren</p></li></ul><h3>Wat het kost</h3><p><a href=\"https://example.org/kosten\">De rekening</a> en een plan.</p>";

    /// <summary>Google Docs: all in a b that is not bold, bold and italic by spans, links through a page of theirs, line heights on everything.</summary>
    public const string GoogleDocs = """
        <meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1b2c3d4e-7fff-aaaa-bbbb-0123456789ab">
        <h2 dir="ltr" style="line-height:1.38;margin-top:18pt;"><span style="font-size:16pt;font-family:Arial,sans-serif;color:#000000;font-weight:400;white-space:pre-wrap;">Samen aan tafel</span></h2>
        <p dir="ltr" style="line-height:1.38;"><span style="font-size:11pt;font-weight:400;font-style:normal;">Wie </span><span style="font-size:11pt;font-weight:700;">kookt</span><span style="font-size:11pt;font-weight:400;">, eet </span><span style="font-style:italic;">mee</span><span style="font-weight:400;">.</span></p><br />
        <ol style="margin-top:0;"><li dir="ltr" style="list-style-type:decimal;" aria-level="1"><p dir="ltr" role="presentation"><span style="font-weight:400;">Schillen</span></p></li><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span>Roeren</span></p></li></ol>
        <p dir="ltr"><a href="https://www.google.com/url?q=https://example.org/recept&amp;sa=D" style="text-decoration:none;"><span style="color:#1155cc;text-decoration:underline;">Het recept</span></a></p></b><br class="Apple-interchange-newline">
        """;

    /// <summary>What of <see cref="GoogleDocs"/> is left in the editor.</summary>
    public const string GoogleDocsClean = "<h2>Samen aan tafel</h2><p>Wie <strong>kookt</strong>, eet <em>mee</em>.</p><ol><li><p>Schillen</p></li><li><p>Roeren</p></li></ol><p><a href=\"https://example.org/recept\">Het recept</a></p>";
}
