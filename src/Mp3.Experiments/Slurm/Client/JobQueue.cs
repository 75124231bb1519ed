// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Slurm.Client;

/// <summary>Tasks that have not ended.</summary>
/// <param name="Running">Tasks that have a node.</param>
/// <param name="Waiting">Tasks that wait for one.</param>
/// <param name="Completing">Tasks that have ended, though Slurm still clears up behind them.</param>
/// <param name="Reasons">Why tasks wait, in Slurm's words, and how many.</param>
/// <param name="Jobs">Names of the jobs that have tasks.</param>
/// <param name="Arrays">Their arrays, as Slurm numbers them.</param>
internal sealed record JobQueue(
    int Running, int Waiting, int Completing, IReadOnlyDictionary<string, int> Reasons, IReadOnlySet<string> Jobs, IReadOnlySet<string> Arrays)
{
    /// <summary>Slurm could not start the task on its node, has put it back, and starts it no more by itself.</summary>
    public const string LaunchFailed = "launch failed requeued held";

    /// <summary>No task.</summary>
    public static JobQueue Empty { get; } = new(0, 0, 0, new Dictionary<string, int>(), new HashSet<string>(), new HashSet<string>());

    /// <summary>Tasks of all kinds.</summary>
    public int Tasks => Running + Waiting + Completing;

    /// <summary>There are only tasks that Slurm holds because it could not start them: nothing will happen any more.</summary>
    public bool IsStuck => Waiting > 0 && Tasks == Waiting && Reasons.Keys.All(reason => reason.Replace('_', ' ') == LaunchFailed);

    /// <summary>What tasks are waiting for, of most of them; null: none waits.</summary>
    public string? MainReason => Reasons.Count == 0 ? null : Reasons.MaxBy(reason => reason.Value).Key;
}
