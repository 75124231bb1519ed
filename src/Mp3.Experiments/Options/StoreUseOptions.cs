// SPDX-License-Identifier: MIT

using System.CommandLine;
using Mp3.Experiments.Running;
using Mp3.Protocol;

namespace Mp3.Experiments.Options;

/// <summary>The options of a study that say what it does with the store of runs.</summary>
internal sealed class StoreUseOptions
{
    private readonly StoreOption _store = new();

    private readonly Option<bool> _fresh = new("--fresh") { Description = "Compute every run, also what is in the store of runs" };

    private readonly Option<bool> _why = new("--why") { Description = "Say of each run that is not in the store which input differs from the nearest one there" };

    public IReadOnlyList<Option> All => [_store, _fresh, _why];

    /// <summary>A store that refuses to be read or written is a warning later on: it costs time, never a result.</summary>
    /// <exception cref="Mp3Exception">Usage: it is no folder.</exception>
    public StoreUse Read(ParseResult parsed) => new(_store.Unread(parsed), parsed.GetValue(_fresh), parsed.GetValue(_why));
}
