// SPDX-License-Identifier: MIT

using System.CommandLine;
using Mp3.Experiments.Options;
using Mp3.Experiments.Slurm.Submissions;
using Mp3.Protocol;

namespace Mp3.Experiments.Slurm;

/// <summary>The options of a command whose runs may be computed by Slurm.</summary>
internal sealed class SlurmOptionSet
{
    private readonly SlurmPlaceOptions _place = new("Where the runs are computed: on this machine, or on nodes of the Slurm cluster that it belongs to", "the cluster's");

    private readonly Option<int?> _perTask = Numbers.Optional(
        "--per-task", "N", "Runs that a task of Slurm computes, one after the other [default: a quarter of an hour's, but no more than a thousandth of all]", 1, TaskSize.Most);

    private readonly Option<bool> _cancel = new("--cancel") { Description = "Ctrl-C cancels the jobs of Slurm; without it they go on, and the same command comes back to them", Arity = ArgumentArity.Zero };

    private readonly Option<bool> _noWait = new("--no-wait") { Description = "Submit to Slurm and return; the same command comes back to the jobs", Arity = ArgumentArity.Zero };

    /// <summary>All of them.</summary>
    public IReadOnlyList<Option> All => [.. _place.All, _perTask, _cancel, _noWait];

    /// <summary>What was chosen; null: the runs are computed here.</summary>
    /// <exception cref="Mp3Exception">Usage: options of Slurm without <c>--on slurm</c>, or two that contradict each other.</exception>
    public SlurmOptions? Read(ParseResult parsed)
    {
        (bool cancels, bool returns) = (parsed.GetValue(_cancel), parsed.GetValue(_noWait));
        return _place.Read(parsed, _perTask, _cancel, _noWait) is not { } place
            ? null
            : cancels && returns
                ? throw Mp3Exception.Usage("--cancel needs somebody who waits for the jobs, and --no-wait does not: choose one of them")
                : place with { PerTask = parsed.GetValue(_perTask), CancelsOnInterrupt = cancels, Waits = !returns };
    }
}
