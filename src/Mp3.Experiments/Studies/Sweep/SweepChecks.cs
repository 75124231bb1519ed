// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Running;

namespace Mp3.Experiments.Studies.Sweep;

/// <summary>The self-checks of all runs of a sweep, counted: a line for each kind of check, however many runs there are.</summary>
internal sealed class SweepChecks
{
    /// <summary>What stands for a run's name where all are meant.</summary>
    public const string All = "all";

    /// <summary>So many violations are told each by itself.</summary>
    private const int MostTold = 10;

    private readonly Dictionary<string, Count> _counts = new(StringComparer.Ordinal);
    private readonly List<CheckResult> _violated = [];
    private long _failed;
    private string? _firstFailed;

    /// <summary>The first violations, each with its run.</summary>
    public IReadOnlyList<CheckResult> Violated => _violated;

    /// <summary>Runs that failed by themselves.</summary>
    public long Failed => _failed;

    /// <summary>Counts the checks of a cell.</summary>
    /// <param name="cell">In words.</param>
    /// <param name="checks">Of its runs.</param>
    public void Add(string cell, IReadOnlyList<CheckResult> checks)
    {
        foreach (CheckResult check in checks)
        {
            Count count = _counts.GetValueOrDefault(check.Name) ?? new Count();
            _counts[check.Name] = count;
            count.Runs++;
            if (!check.Passed)
            {
                string run = $"{cell}, {check.Run}";
                count.First ??= $"{run}: {check.Detail}";
                count.Violations++;
                if (_violated.Count < MostTold)
                {
                    _violated.Add(check with { Run = run });
                }
            }
        }
    }

    /// <summary>Counts a run that came to no outcome.</summary>
    public void AddFailed(FailedRun run)
    {
        _failed++;
        _firstFailed ??= $"{run.Run}: {run.Why}";
    }

    /// <summary>A line for each kind, in the order in which they came.</summary>
    /// <param name="runs">Runs in all.</param>
    public IReadOnlyList<CheckResult> Of(long runs) =>
    [
        new CheckResult(All, "every run comes to an outcome", _failed == 0, _failed == 0 ? $"{runs:N0} runs" : $"{_failed:N0} of {runs:N0} runs did not, first {_firstFailed}"),
        .. _counts.Select(pair => new CheckResult(
            All,
            pair.Key,
            pair.Value.Violations == 0,
            pair.Value.Violations == 0 ? $"holds each of {pair.Value.Runs:N0} times" : $"does not hold {pair.Value.Violations:N0} of {pair.Value.Runs:N0} times, first in {pair.Value.First}")),
    ];

    private sealed class Count
    {
        public long Runs { get; set; }

        public long Violations { get; set; }

        public string? First { get; set; }
    }
}
