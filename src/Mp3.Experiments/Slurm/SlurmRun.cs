// SPDX-License-Identifier: MIT

using Mp3.Experiments.Running;

namespace Mp3.Experiments.Slurm;

/// <summary>A run that Slurm is to compute.</summary>
/// <param name="Name">Its name.</param>
/// <param name="HostMib">What its guest takes of a node's memory, QEMU's own included, MiB.</param>
/// <param name="CpuSeconds">An estimate of the CPU time that it takes.</param>
internal sealed record SlurmRun(RunName Name, int HostMib, double CpuSeconds);
