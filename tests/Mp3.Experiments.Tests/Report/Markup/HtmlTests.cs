// SPDX-License-Identifier: MIT

using CsCheck;
using Mp3.Experiments.Report.Markup;

namespace Mp3.Experiments.Tests.Report.Markup;

public sealed class HtmlTests
{
    [Fact]
    public void Data_is_escaped_in_content_and_in_attributes()
    {
        const string Hostile = "<script>alert(\"1\")</script> & 'x'";

        Assert.Equal(
            "<p title=\"&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39;\">&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39;</p>",
            Html.Of($"<p title=\"{Hostile}\">{Hostile}</p>").ToString());
    }

    [Fact]
    public void No_text_brings_markup() => Gen.String.Sample(text =>
    {
        string html = Html.Text(text).ToString();

        Assert.DoesNotContain(html, character => character is '<' or '>' or '"' or '\'');
        Assert.Equal(text, System.Net.WebUtility.HtmlDecode(html));
    });

    [Fact]
    public void Pieces_of_HTML_stay_what_they_are() =>
        Assert.Equal("<ul><li>a &amp; b</li>, <li>7</li></ul>", Html.Of($"<ul>{Html.Join(", ", [Html.Of($"<li>{"a & b"}</li>"), Html.Of($"<li>{7}</li>")])}</ul>").ToString());

    [Fact]
    public void A_table_names_each_cell_and_says_what_numbers_are_sorted_by() => Assert.Contains(
        """<tr><td data-label="run">n01</td><td data-label="faults" class="number" data-sort="1234.75">1,235</td></tr>""",
        HtmlTable.Of("x", [new HtmlColumn("run"), new HtmlColumn("faults", IsNumber: true)], [new Row([Cell.Of("n01"), Cell.Of(1234.75, "N0")])]).ToString(),
        StringComparison.Ordinal);
}
