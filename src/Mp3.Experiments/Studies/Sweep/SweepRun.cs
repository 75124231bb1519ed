// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Running;

namespace Mp3.Experiments.Studies.Sweep;

/// <summary>A run of a sweep.</summary>
/// <param name="Cell">Its setting and seed.</param>
/// <param name="Number">Its place among the cell's runs.</param>
/// <param name="State">What the store has of it.</param>
internal sealed record SweepRun(SweepCell Cell, int Number, RunState State)
{
    public RunName Name => Cell.Names[Number];

    public WantedRun Run => Cell.Wanted.Runs[Number];

    /// <summary>All that tells it from the other runs, its name in the study apart.</summary>
    public IEnumerable<KeyValuePair<string, ParameterValue>> Parameters =>
    [
        .. Cell.Setting.At.All,
        KeyValuePair.Create("seed", ParameterValue.Of(Cell.Seed)),
        .. Run.Parameters.All,
    ];

    /// <summary>What computes it, under a name that no other run of the sweep has.</summary>
    public NamedRun Named => new(Cell.Wanted.Study, Name, Cell.Host, Run.Named(Cell.Words), Cell.HostNeed.Value);
}
