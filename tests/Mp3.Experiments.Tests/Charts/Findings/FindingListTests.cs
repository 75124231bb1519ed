// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Findings;
using Mp3.Experiments.Studies;
using Mp3.Experiments.Tests.Fixtures;
using Spectre.Console.Testing;

namespace Mp3.Experiments.Tests.Charts.Findings;

public sealed class FindingListTests
{
    [Theory]
    [InlineData(40)]
    [InlineData(80)]
    public void Every_finding_is_said_below_its_picture_s_name_within_the_width(int width)
    {
        IReadOnlyList<PictureFinding> findings = PictureFinding.Of(StudyList.View(ReferenceStudy.CaseStudy1).Figures);

        string[] lines = Written(width, findings);

        Assert.All(lines, line => Assert.True(line.Length <= width, line));
        string text = string.Join(' ', string.Join(' ', lines).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.All(findings, finding => Assert.Contains($"{finding.Picture} {finding.Finding}", text, StringComparison.Ordinal));
    }

    [Fact]
    public void Where_nothing_is_certain_nothing_is_written() => Assert.Equal([""], Written(80, []));

    private static string[] Written(int width, IReadOnlyList<PictureFinding> findings)
    {
        using var console = new TestConsole();
        console.Profile.Width = width;
        FindingList.Write(console, findings);
        return [.. console.Output.Split('\n').Select(line => line.TrimEnd())];
    }
}
