// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;

namespace Mp3.Experiments.Claims;

/// <summary>What the write-up says of case study 2: utilization, faults and completion time rise with N.</summary>
public static class CopiesClaims
{
    /// <summary>Of more numbers of copies only those are named at which a curve begins to go another way.</summary>
    private const int MostNamed = 6;

    /// <summary>Three claims.</summary>
    public static IReadOnlyList<Claim> Of(IReadOnlyList<MeasuredRun> runs)
    {
        MeasuredRun[] byCopies = [.. runs.OrderBy(run => run.Processes.Count)];
        return
        [
            Rises("CPU utilization rises with the number of copies", byCopies, Utilization, "0.00' %'"),
            WithFaultsOfACopy(Rises("Page faults rise with the number of copies", byCopies, Faults, "N0"), byCopies),
            Rises("Completion time rises with the number of copies", byCopies, run => run.Seconds, "0.00' s'"),
        ];
    }

    private static double Utilization(MeasuredRun run) =>
        Summary.Of([.. run.Processes.Select(process => process.Row)])[0].Total.UtilizationPercent;

    private static double Faults(MeasuredRun run) => run.MinorFaults + run.MajorFaults;

    // More programs have more faults in any case; what one of them has is the news.
    private static Claim WithFaultsOfACopy(Claim claim, MeasuredRun[] runs)
    {
        (MeasuredRun first, MeasuredRun last) = (runs[0], runs[^1]);
        string each = $"of each copy {Faults(first) / first.Processes.Count:N0} (N = {first.Processes.Count}), "
            + $"{Faults(last) / last.Processes.Count:N0} (N = {last.Processes.Count})";
        return claim.Verdict == Verdict.NotTested ? claim : claim with { Evidence = $"{claim.Evidence}; {each}" };
    }

    private static Claim Rises(string statement, MeasuredRun[] runs, Func<MeasuredRun, double> value, string format)
    {
        (int N, double Value)[] points = [.. runs.Select(run => (run.Processes.Count, value(run)))];
        if (points.Length < 2)
        {
            return new Claim(
                ClaimSource.WriteUp, statement, Verdict.NotTested, null, "the study has one number of copies only; --n 1,5,11 has three");
        }

        IReadOnlyList<Span> spans = Spans(points);
        double? knee = Knee.Find([.. points.Select(point => ((double)point.N, point.Value))]);
        IEnumerable<(int N, double Value)> named = points.Length <= MostNamed ? points : spans.Select(span => span.To).Prepend(points[0]);
        string values = string.Join(", ", named
            .Select(point => $"{point.Value.ToString(format)} (N = {point.N})"));
        string course = spans.Count == 1 ? "" : $"; it {string.Join(", ", spans.Select(span => span.Describe()))}";
        return new Claim(
            ClaimSource.WriteUp,
            statement,
            Changes.AllRise([.. spans.Select(span => span.Change)]),
            "N",
            $"{values}{course}; {(knee is null ? "no knee" : $"knee at N = {knee}")}");
    }

    // Neighbouring steps that go the same way are one span.
    private static List<Span> Spans((int N, double Value)[] points)
    {
        List<Span> spans = [];
        foreach (((int N, double Value) from, (int N, double Value) to) in points.Zip(points.Skip(1)))
        {
            Change change = Changes.Between(from.Value, to.Value);
            if (spans.Count > 0 && spans[^1].Change == change)
            {
                spans[^1] = spans[^1] with { To = to };
            }
            else
            {
                spans.Add(new Span(change, from, to));
            }
        }

        return spans;
    }

    private sealed record Span(Change Change, (int N, double Value) From, (int N, double Value) To)
    {
        public string Describe()
        {
            string verb = Change switch
            {
                Change.Rises => "rises",
                Change.Falls => "falls",
                _ => $"stays (steps within {Changes.Margin:0 %})",
            };
            return $"{verb} from N = {From.N} to {To.N}";
        }
    }
}
