// SPDX-License-Identifier: MIT

using System.CommandLine;
using Mp3.Experiments.Results;
using Mp3.Experiments.Running;
using Mp3.Protocol;

namespace Mp3.Experiments.Options;

/// <summary><c>--store</c>: which store is meant.</summary>
internal sealed class StoreOption : Option<string?>
{
    public StoreOption()
        : base("--store")
    {
        Description = "The folder of the store [default: $MP3_STORE, else ~/.cache/mp3/runs]";
        HelpName = "FOLDER";
        Recursive = true;
        Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: "" }])
            {
                result.AddError($"{Name} needs a FOLDER, not an empty text");
            }
        });
    }

    /// <summary>The store, which can be looked at or is not there yet.</summary>
    /// <exception cref="Mp3Exception">Usage: it is no folder, or it can't be read.</exception>
    public RunStore Of(ParseResult parsed)
    {
        RunStore store = Unread(parsed);
        if (Directory.Exists(store.Root))
        {
            ResultErrors.Translate($"read the store {store.Root}", () => _ = Directory.GetFileSystemEntries(store.Root));
        }

        return store;
    }

    /// <summary>The same for who can do without it: whether it can be read is not asked.</summary>
    /// <exception cref="Mp3Exception">Usage: it is no folder.</exception>
    public RunStore Unread(ParseResult parsed)
    {
        string root = StoreLocation.Of(parsed.GetValue(this));
        return File.Exists(root)
            ? throw Mp3Exception.Usage($"{root} is a file, and a store of runs is a folder: name another --store")
            : new RunStore(root);
    }
}
