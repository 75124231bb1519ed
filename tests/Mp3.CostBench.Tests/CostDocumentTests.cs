// SPDX-License-Identifier: MIT

using Mp3.Protocol;

namespace Mp3.CostBench.Tests;

public sealed class CostDocumentTests
{
    [Fact]
    public void The_numbers_replace_those_of_the_run_before()
    {
        string once = CostDocument.With("A\n<!-- numbers: begin -->\n<!-- numbers: end -->\nB\n", "one\n");
        string twice = CostDocument.With(once, "two\n");

        Assert.Equal("A\n<!-- numbers: begin -->\n```text\ntwo\n```\n<!-- numbers: end -->\nB\n", twice);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("<!-- numbers: end --> <!-- numbers: begin -->")]
    public void A_page_without_a_place_for_them_is_refused(string page) =>
        Assert.Equal(ExitCode.Usage, Assert.Throws<Mp3Exception>(() => CostDocument.With(page, "one\n")).ExitCode);
}
