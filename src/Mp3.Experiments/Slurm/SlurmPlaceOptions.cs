// SPDX-License-Identifier: MIT

using System.CommandLine;
using Mp3.Experiments.Options;
using Mp3.Protocol;

namespace Mp3.Experiments.Slurm;

/// <summary>The options that say where in a cluster jobs run, for whom and for how long; of every command that has jobs.</summary>
internal sealed class SlurmPlaceOptions
{
    private readonly TextOption<bool> _on;

    private readonly Option<string?> _partition;

    private readonly Option<string?> _account = Texts.Option("--account", "NAME", "Slurm's account that is charged [default: yours]");

    private readonly Option<string?> _time = Texts.Option("--time", "TIME", "How long a job may take, as Slurm writes it: 30, 1:30:00, 2-12 [default: what the partition allows]");

    private readonly Option<string[]> _sbatch = ListOption.Create("--sbatch", "OPTION", "Another option for sbatch, such as --sbatch=--constraint=avx2; more than once if wanted");

    /// <param name="what">What <c>--on</c> chooses, for the help.</param>
    /// <param name="partitions">Which partition it is if none is named.</param>
    public SlurmPlaceOptions(string what, string partitions)
    {
        _on = WordOption.Create("--on", what, ("here", false), ("slurm", true));
        _partition = Texts.Option("--partition", "NAME", $"Slurm's partition [default: {partitions}]");
        _time.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: { Length: > 0 } text }] && SlurmTime.ErrorOf(text) is { } error)
            {
                result.AddError($"--time {text}: {error}");
            }
        });
    }

    /// <summary>All of them.</summary>
    public IReadOnlyList<Option> All => [_on, .. OfSlurm];

    private IReadOnlyList<Option> OfSlurm => [_partition, _account, _time, _sbatch];

    /// <summary>What was chosen; null: this machine.</summary>
    /// <param name="parsed">The line.</param>
    /// <param name="more">Other options that mean something with <c>--on slurm</c> alone.</param>
    /// <exception cref="Mp3Exception">Usage: an option of Slurm without <c>--on slurm</c>.</exception>
    public SlurmOptions? Read(ParseResult parsed, params IEnumerable<Option> more)
    {
        if (!_on.Of(parsed))
        {
            Option? lonely = OfSlurm.Concat(more).FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false });
            return lonely is null ? null : throw Mp3Exception.Usage($"{lonely.Name} says how Slurm is to compute: it needs --on slurm");
        }

        return new SlurmOptions
        {
            Partition = parsed.GetValue(_partition),
            Account = parsed.GetValue(_account),
            Time = parsed.GetValue(_time),
            Sbatch = parsed.GetValue(_sbatch) ?? [],
        };
    }
}
