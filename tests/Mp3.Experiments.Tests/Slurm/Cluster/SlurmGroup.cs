// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Tests.Slurm.Cluster;

/// <summary>The tests that share one Slurm, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class SlurmGroup : ICollectionFixture<SlurmCluster>
{
    public const string Name = "Slurm";
}
