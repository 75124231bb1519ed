// SPDX-License-Identifier: MIT

using System.Text;
using Mp3.Experiments.Results;
using Mp3.Experiments.Tests.Fixtures;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Results;

/// <summary>What no run can have written is refused with file, line and place, in words for people.</summary>
public sealed class ManifestSenseTests
{
    private static readonly string Committed = File.ReadAllText(Path.Combine(FixtureFolder.CaseStudy1, "manifest.json"));

    [Theory]
    [InlineData("\"study\": \"casestudy1\"", "\"study\": \"../../x\"", "study is no name of a study")]
    [InlineData("\"verdict\": \"complete\"", "\"verdict\": \"fine\"", "verdict is neither complete nor failed")]
    [InlineData("\"scale\": 0.125", "\"scale\": -1", "settings.scale is not from 0.001 to 16")]
    [InlineData("\"scale\": 0.125", "\"scale\": 1e300", "settings.scale is not from 0.001 to 16")]
    [InlineData("\"scale\": 0.125", "\"scale\": NaN", "this is no JSON")]
    [InlineData("\"scale\": 0.125", "\"scale\": \"NaN\"", "settings.scale has a value of another kind")]
    [InlineData("\"memory_mib\": 1024", "\"memory_mib\": -1024", "settings.memory_mib is -1024, not from 1 to 1048576")]
    [InlineData("\"memory_mib\": 1024", "\"memory_mib\": 99999999", "settings.memory_mib is 99999999, not from 1 to 1048576")]
    [InlineData("\"memory_mib\": 1024", "\"memory_mib\": null", "settings.memory_mib has a value of another kind")]
    [InlineData("\"clock\": \"virtual\"", "\"clock\": null", "clock may not be null")]
    [InlineData("\"run\": \"pair-a\"", "\"run\": \"../a\"", "runs[0].plan.run is no name of a run")]
    [InlineData("\"nice\": 10", "\"nice\": 99", "runs[0].plan.processes[0].nice is 99, not from -20 to 19")]
    [InlineData("\"study\": ", "\"studio\": ", "studio is not known to this version")]
    public void A_value_that_makes_no_sense_is_refused_with_its_line(string part, string replacement, string message)
    {
        int place = Committed.IndexOf(part, StringComparison.Ordinal);
        Assert.True(place >= 0, part);
        string forged = Committed[..place] + replacement + Committed[(place + part.Length)..];
        int line = 1 + Committed[..place].Count(c => c == '\n');

        Mp3Exception error = Assert.Throws<Mp3Exception>(() => ManifestJson.Parse(Encoding.UTF8.GetBytes(forged), "m.json"));

        Assert.Equal(ExitCode.Usage, error.ExitCode);
        Assert.StartsWith("m.json, line ", error.Message, StringComparison.Ordinal);
        Assert.Contains($"line {line}: {message}", error.Message, StringComparison.Ordinal);
        AssertPlain(error.Message);
    }

    [Fact]
    public void What_is_missing_is_named()
    {
        Mp3Exception error = Assert.Throws<Mp3Exception>(() => ManifestJson.Parse("{\"schema\": 2, \"study\": \"x\"}"u8.ToArray(), "m.json"));

        Assert.Contains("lacks verdict, settings, machine, environment, runs", error.Message, StringComparison.Ordinal);
        AssertPlain(error.Message);
    }

    [Fact]
    public void A_line_is_found_in_nested_lists()
    {
        byte[] json = "{\n\"a\": [\n[1],\n[\n2,\n{\"b\": {}, \"c\":\n3}\n]\n]\n}"u8.ToArray();

        Assert.Equal([2, 3, 3, 5, 7], new[] { "a", "a[0]", "a[0][0]", "a[1][0]", "a[1][1].c" }.Select(place => JsonLines.LineOf(json, place)));
        Assert.Null(JsonLines.LineOf(json, "a[2]"));
    }

    private static void AssertPlain(string message)
    {
        foreach (string word in (string[])["System.", "Path:", "BytePosition", "constructor", "type '", ".NET", "deserializ"])
        {
            Assert.DoesNotContain(word, message, StringComparison.OrdinalIgnoreCase);
        }
    }
}
