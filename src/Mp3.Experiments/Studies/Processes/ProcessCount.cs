// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Columns;

namespace Mp3.Experiments.Studies.Processes;

/// <summary>Number of processes of a run.</summary>
internal static class ProcessCount
{
    public static int Of(Observation run) => (int)run.Amounts[RunColumn.Processes];
}
