// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Doctor.Nodes;

/// <summary>What a partition's node has for a study.</summary>
/// <param name="Partition">The partition.</param>
/// <param name="Node">The node that its job ran on; null: none took it.</param>
/// <param name="Diagnosis">What the node found; null: it could not say.</param>
/// <param name="Trouble">Why it could not; null: it could.</param>
internal sealed record NodeReport(string Partition, string? Node, Diagnosis? Diagnosis, string? Trouble)
{
    /// <summary>Whether it can compute.</summary>
    public bool CanRun => Diagnosis is { CanRun: true };
}

/// <summary>What the nodes of a cluster have.</summary>
/// <param name="Nodes">One a partition.</param>
internal sealed record NodeReports(IReadOnlyList<NodeReport> Nodes)
{
    /// <summary>Whether there is one that can compute.</summary>
    public bool CanRun => Nodes.Any(node => node.CanRun);

    /// <summary>The verdict, one line.</summary>
    public string Verdict => CanRun
        ? $"runs can be computed in {Listed(Nodes.Where(node => node.CanRun))}{Rest}"
        : $"no run can be computed in {Listed(Nodes)} yet";

    private string Rest => Nodes.All(node => node.CanRun) ? "" : $", not yet in {Listed(Nodes.Where(node => !node.CanRun))}";

    private static string Listed(IEnumerable<NodeReport> nodes) => string.Join(", ", nodes.Select(node => node.Partition));
}
