// SPDX-License-Identifier: MIT

using Mp3.Experiments.Claims;

namespace Mp3.Experiments.Report;

/// <summary>The result of a study in one line: its self-checks and its claims, counted.</summary>
internal static class VerdictLine
{
    public static string Of(ReportContent content) => string.Join(" · ", Parts(content));

    private static string Words(Verdict verdict, int count) => (verdict, count) switch
    {
        (Verdict.Holds, 1) => "holds",
        (Verdict.Holds, _) => "hold",
        (Verdict.DoesNotHold, 1) => "does not hold",
        (Verdict.DoesNotHold, _) => "do not hold",
        (Verdict.Depends, 1) => "depends",
        (Verdict.Depends, _) => "depend",
        (_, 1) => "is not tested",
        _ => "are not tested",
    };

    private static IEnumerable<string> Parts(ReportContent content)
    {
        int passed = content.Manifest.Checks.Count(check => check.Passed);
        yield return $"{passed} of {content.Manifest.Checks.Count} self-checks passed";
        if (content.Claims.Count > 0)
        {
            IEnumerable<string> counts = content.Claims
                .CountBy(claim => claim.Verdict)
                .OrderBy(group => group.Key)
                .Select(group => $"{group.Value} {Words(group.Key, group.Value)}");
            yield return $"of {content.Claims.Count} claims {string.Join(", ", counts)}";
        }
    }
}
