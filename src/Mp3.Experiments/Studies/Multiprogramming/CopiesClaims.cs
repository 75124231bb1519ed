// SPDX-License-Identifier: MIT

using Mp3.Experiments.Claims;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Studies.Multiprogramming;

/// <summary>What Misik and Hu say of case study 2: utilization, faults and completion time rise with N.</summary>
public static class CopiesClaims
{
    /// <summary>Of more numbers of copies only those are named at which a curve begins to go another way.</summary>
    private const int MostNamed = 6;

    private static readonly string Tolerance = $"{Changes.RiseText}, from every N to the next";

    private static readonly Quantity Utilization = new(
        "CPU utilization rises with the number of copies",
        run => Summary.Of([.. run.Processes.Select(process => process.Row)])[0].Total.UtilizationPercent,
        "0.00' %'");

    private static readonly Quantity Faults = new(
        "Page faults rise with the number of copies", run => run.MinorFaults + run.MajorFaults, "N0", " faults");

    private static readonly Quantity Completion = new(
        "Completion time rises with the number of copies", run => run.Seconds, "0.00' s'");

    /// <summary>Three claims.</summary>
    public static IReadOnlyList<Claim> Of(IReadOnlyList<MeasuredRun> runs)
    {
        MeasuredRun[] byCopies = [.. runs.OrderBy(run => run.Processes.Count)];
        return
        [
            Scaling.OfTimes(Rises(Utilization, byCopies, KneeOf("", byCopies, Utilization.Of)), byCopies),
            Rises(Faults, byCopies, FaultsInDetail(byCopies)),
            Scaling.OfTimes(Rises(Completion, byCopies, KneeOf("", byCopies, Completion.Of)), byCopies),
        ];
    }

    // More programs have more faults in any case; what one of them has is the news. And the sum of both kinds has no
    // corner: first touches rise from N = 1 on.
    private static string FaultsInDetail(MeasuredRun[] runs)
    {
        (MeasuredRun first, MeasuredRun last) = (runs[0], runs[^1]);
        return $"of each copy {Faults.Of(first) / first.Processes.Count:N0} (N = {first.Processes.Count}), "
            + $"{Faults.Of(last) / last.Processes.Count:N0} (N = {last.Processes.Count}); "
            + KneeOf("major faults: ", runs, run => run.MajorFaults)
            + (SwapOnset.Of(runs) is { } onset ? $"; {onset.Text}" : "");
    }

    private static string KneeOf(string curve, MeasuredRun[] runs, Func<MeasuredRun, double> value) =>
        Knee.Find([.. runs.Select(run => ((double)run.Processes.Count, value(run)))]) is { } knee ? $"{curve}knee at N = {knee}" : $"{curve}no knee";

    private static Claim Rises(Quantity quantity, MeasuredRun[] runs, string detail)
    {
        (int N, double Value)[] points = [.. runs.Select(run => (run.Processes.Count, quantity.Of(run)))];
        if (points.Length < 2)
        {
            return new Claim(
                ClaimSource.MisikHu,
                quantity.Statement,
                Verdict.NotTested,
                null,
                quantity.Text(points[0]),
                Tolerance,
                "the study has one number of copies only; --n 1,5,11 has three");
        }

        IReadOnlyList<Span> spans = Spans(points);
        IEnumerable<(int N, double Value)> named = points.Length <= MostNamed ? points : spans.Select(span => span.To).Prepend(points[0]);
        string course = spans.Count == 1 ? "" : $"; it {string.Join(", ", spans.Select(span => span.Describe()))}";
        return new Claim(
            ClaimSource.MisikHu,
            quantity.Statement,
            Changes.AllRise([.. spans.Select(span => span.Change)]),
            "N",
            $"{quantity.Text(points[0])} to {quantity.Text(points[^1])}",
            Tolerance,
            $"{string.Join(", ", named.Select(quantity.Text))}{course}; {detail}");
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

    /// <param name="Statement">That it rises.</param>
    /// <param name="Of">Its value in a run.</param>
    /// <param name="Format">Of the value.</param>
    /// <param name="Unit">Behind it.</param>
    private sealed record Quantity(string Statement, Func<MeasuredRun, double> Of, string Format, string Unit = "")
    {
        public string Text((int N, double Value) point) => $"{point.Value.ToString(Format)}{Unit} (N = {point.N})";
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
