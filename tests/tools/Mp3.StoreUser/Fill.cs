// SPDX-License-Identifier: MIT

using Mp3.Experiments.Running;
using Mp3.Experiments.Running.Storage;

namespace Mp3.StoreUser;

/// <summary>Makes a large store to measure lists and look-ups in. A crash may take it; nobody would miss it.</summary>
internal static class Fill
{
    private const int Size = 2_000;

    /// <param name="root">Of the store.</param>
    /// <param name="count">Entries.</param>
    public static int Run(string root, int count)
    {
        var layout = new StoreLayout(root);
        RunOutcome outcome = MadeRun.Outcome(0, Size);
        foreach (string shard in StoreLayout.Shards)
        {
            layout.Make(layout.Shard(shard));
        }

        Parallel.For(0, count, number =>
        {
            RunInputs inputs = MadeRun.Inputs(number);
            string folder = layout.Entry(inputs.Name);
            Directory.CreateDirectory(folder);
            DateTime stored = DateTime.UnixEpoch.AddYears(50).AddMinutes(number);
            foreach (EntryFile file in EntryFiles.Of(new StoredRun(inputs, outcome, MadeRun.Told(number), stored, "0.1.0")))
            {
                using Stream from = file.Open();
                using FileStream to = File.Create(Path.Combine(folder, file.Name));
                from.CopyTo(to);
            }
        });
        return 0;
    }
}
