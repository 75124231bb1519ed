// SPDX-License-Identifier: MIT

using Mp3.Protocol;

namespace Mp3.CostBench;

/// <summary>A goal and what was measured.</summary>
/// <param name="Name">What is compared, with the unit.</param>
/// <param name="Measured">The value, as it is shown.</param>
/// <param name="Bound">The bound, in words.</param>
/// <param name="Met">Whether the value keeps to it.</param>
internal sealed record Goal(string Name, string Measured, string Bound, bool Met)
{
    private const double MostForProcess = 1000;
    private const double LeastRatio = 20;
    private const double MostShare = 0.001;
    private const double MostForMachine = 2000;
    private const int Typical = 20;

    /// <summary>
    /// The goals of a tick. It has a cost before its first process (the timer's interrupt, the switch to the worker
    /// thread and back), which a single process has to bear alone: so the goals that are for each process take the
    /// worst of all cases from 20 processes on, and the difference that one more process makes.
    /// </summary>
    /// <exception cref="Mp3Exception">A case that the goals are about was not measured (1).</exception>
    public static IReadOnlyList<Goal> OfTicks(IReadOnlyList<CaseCost> costs)
    {
        CaseCost[] plain = [.. costs.Where(cost => cost.Case is { Threads: 1, Busy: false }).OrderBy(cost => cost.Case.Processes)];
        CaseCost[] many = [.. plain.Where(cost => cost.Case.Processes >= Typical)];
        if (plain is not [{ Case.Processes: 1 }, { Case.Processes: Typical }, ..])
        {
            throw Mp3Exception.Failed("the goals are about 1, 20 and more processes, and these were not measured");
        }

        double mostForProcess = many.Max(cost => cost.Tick / cost.Case.Processes);
        double leastRatio = many.Min(cost => cost.Ratio);
        double share = many[0].Share;
        double machine = plain.Max(cost => cost.Machine) ?? throw Mp3Exception.Failed("the record of the machine was not measured");
        return
        [
            new("a process in a tick, 20 processes or more", $"{mostForProcess:N0} ns", $"below {MostForProcess:N0} ns", mostForProcess < MostForProcess),
            new("cheaper than /proc, 20 processes or more", $"{leastRatio:N1} times", $"at least {LeastRatio:N0} times", leastRatio >= LeastRatio),
            new("part of a run's time, 20 processes at 20 Hz", $"{share:P3}", $"below {MostShare:P1}", share < MostShare),
            new("the machine's record in a tick", $"{machine:N0} ns", $"below {MostForMachine:N0} ns", machine < MostForMachine),
        ];
    }

    /// <summary>The goals of each stream: of the process that it is on for, and of all that it is not on for.</summary>
    public static IReadOnlyList<Goal> OfStreams(IReadOnlyList<StreamCost> costs) =>
        [.. costs.GroupBy(cost => cost.Stream).SelectMany(group => OfStream(group.Key, [.. group]))];

    private static IEnumerable<Goal> OfStream(CostStream stream, IReadOnlyList<StreamCost> costs) =>
    [
        AtMost($"{stream.Name}, while others are {stream.On}", costs.Max(cost => cost.ShareOfOthers), stream.MostForOthers),
        AtMost($"{stream.Name} that is {stream.On}", costs.Max(cost => cost.ShareOfOwn), stream.MostForOwn),
    ];

    private static Goal AtMost(string name, double share, double most) =>
        new(name, Share(share), $"at most +{most:P0}", share <= most);

    /// <summary>What something takes more, as it is shown.</summary>
    public static string Share(double share) => $"{share:+0.00 %;-0.00 %}";

    /// <summary>What one more process adds to a tick, and what a tick costs before the first one; instructions.</summary>
    public static (double Process, double Fixed) Slope(IReadOnlyList<CaseCost> costs)
    {
        CaseCost[] plain = [.. costs.Where(cost => cost.Case is { Threads: 1, Busy: false }).OrderBy(cost => cost.Case.Processes)];
        CaseCost first = plain[0];
        CaseCost last = plain[^1];
        double process = (last.Tick - first.Tick) / (last.Case.Processes - first.Case.Processes);
        return (process, first.Tick - (process * first.Case.Processes));
    }
}
