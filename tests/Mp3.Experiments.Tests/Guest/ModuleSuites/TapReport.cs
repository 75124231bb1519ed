// SPDX-License-Identifier: MIT

using System.Text.RegularExpressions;

namespace Mp3.Experiments.Tests.Guest.ModuleSuites;

/// <summary>Results in the Test Anything Protocol, as <c>mp3-test</c> prints them (https://testanything.org).</summary>
/// <param name="Results">By name of the test.</param>
/// <param name="Unfinished">The test that had begun when the report broke off; null: none.</param>
internal sealed partial record TapReport(IReadOnlyDictionary<string, TapResult> Results, string? Unfinished)
{
    private const string BeginMark = "# begin ";

    public static TapReport Parse(IEnumerable<string> lines)
    {
        var results = new Dictionary<string, TapResult>(StringComparer.Ordinal);
        string? begun = null;
        List<string> diagnostics = [];
        foreach (string line in lines)
        {
            if (line.StartsWith(BeginMark, StringComparison.Ordinal))
            {
                begun = line[BeginMark.Length..];
                diagnostics = [];
            }
            else if (ResultLine().Match(line) is { Success: true } match)
            {
                // Its diagnostics come before it or follow.
                diagnostics = begun is null ? [] : diagnostics;
                string? skipped = match.Groups["reason"] is { Success: true } reason ? reason.Value : null;
                results.Add(match.Groups["name"].Value, new TapResult(match.Groups["not"].Value.Length == 0, skipped, diagnostics));
                begun = null;
            }
            else if (line.StartsWith("# ", StringComparison.Ordinal))
            {
                diagnostics.Add(line[2..]);
            }
        }

        return new TapReport(results, begun);
    }

    [GeneratedRegex(@"^(?<not>not )?ok \d+ - (?<name>\S+)( # SKIP (?<reason>.*))?\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ResultLine();
}

/// <summary>What became of one test.</summary>
/// <param name="Passed">Also true of a test that was skipped.</param>
/// <param name="SkipReason">Null: it was not skipped.</param>
/// <param name="Diagnostics">What it said.</param>
internal sealed record TapResult(bool Passed, string? SkipReason, IReadOnlyList<string> Diagnostics);
