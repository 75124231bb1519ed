// SPDX-License-Identifier: MIT

using Mp3.Protocol;

namespace Mp3.Experiments.ProgramFiles;

/// <summary>Brings files and folders of this machine along.</summary>
internal static class HostTree
{
    private const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Adds a folder that is the guest's root: its links are the guest's.</summary>
    /// <exception cref="Mp3Exception">There is none, or it can't be read (2).</exception>
    public static async Task AddRootAsync(GuestTree tree, string folder, CancellationToken cancellation)
    {
        if (!Directory.Exists(folder))
        {
            throw Mp3Exception.Usage($"--root {folder}: there is no such folder");
        }

        await AddFolderAsync(tree, Path.GetFullPath(folder), "", keepsLinks: true, isOfThisMachine: false, cancellation);
    }

    /// <summary>Adds a file, or a folder with all that is in it.</summary>
    /// <exception cref="Mp3Exception">It is not there, or can't be read (2).</exception>
    public static async Task AddAsync(GuestTree tree, ProgramFile file, CancellationToken cancellation)
    {
        string source = Path.GetFullPath(file.Source);
        if (!file.Guest.StartsWith('/'))
        {
            throw Mp3Exception.Usage($"{file.Guest} is no absolute path in the guest");
        }

        if (Directory.Exists(source))
        {
            tree.AddDirectory(file.Guest);
            source = Path.TrimEndingDirectorySeparator(source);
            // At its own place its links mean what they mean here.
            bool keepsLinks = source == Path.TrimEndingDirectorySeparator(file.Guest);
            await AddFolderAsync(tree, source, file.Guest, keepsLinks, isOfThisMachine: true, cancellation);
        }
        else
        {
            tree.AddFile(file.Guest, FileOf(source));
        }
    }

    /// <summary>A file of this machine, whatever links lead to it.</summary>
    /// <exception cref="Mp3Exception">It is not there (2).</exception>
    public static GuestFile FileOf(string source)
    {
        if (!File.Exists(source))
        {
            throw Mp3Exception.Usage($"{source}: there is no such file");
        }

        return new GuestFile(new FileContent(source), (File.GetUnixFileMode(source) & Executable) != UnixFileMode.None, IsOfThisMachine: true);
    }

    private static async Task AddFolderAsync(GuestTree tree, string folder, string guest, bool keepsLinks, bool isOfThisMachine, CancellationToken cancellation)
    {
        foreach (FoundFile found in await FindAsync(folder, cancellation))
        {
            (string source, string path) = (Path.Combine(folder, found.Name), $"{guest}/{found.Name}");
            switch (found.Kind)
            {
                case 'd':
                    tree.AddDirectory(path);
                    break;
                case 'f':
                    tree.AddFile(path, FileOf(source) with { IsOfThisMachine = isOfThisMachine });
                    break;
                case 'l' when keepsLinks || StaysWithin(found):
                    tree.AddLink(path, found.Target);
                    break;
                case 'l' when File.Exists(source):
                    tree.AddFile(path, FileOf(source));
                    break;
                case 'l' when Directory.Exists(source):
                    throw Mp3Exception.Usage($"{source} is a link to a folder outside of {folder}; bring that folder along by a --file of its own");
            }
        }
    }

    /// <summary>Whether a link means the same wherever its tree lies.</summary>
    private static bool StaysWithin(FoundFile link)
    {
        int depth = link.Name.Count(c => c == '/');
        foreach (string part in link.Target.Split('/'))
        {
            depth += part == ".." ? -1 : part is "" or "." ? 0 : 1;
            if (depth < 0)
            {
                return false;
            }
        }

        return !link.Target.StartsWith('/');
    }

    /// <summary>All that is below a folder, by name: .NET can't tell a pipe, which nobody may open, from a file.</summary>
    private static async Task<IEnumerable<FoundFile>> FindAsync(string folder, CancellationToken cancellation)
    {
        ToolOutcome outcome = await HostTool.RunAsync(
            "find", "findutils", [folder, "-mindepth", "1", "-printf", @"%y\0%P\0%l\0"], cancellation);
        if (outcome.ExitCode != 0)
        {
            throw Mp3Exception.Usage($"{folder} can't be brought along: {outcome.ErrorLines.FirstOrDefault()}");
        }

        string[] fields = outcome.Output.Split('\0');
        return Enumerable.Range(0, fields.Length / 3)
            .Select(i => new FoundFile(fields[i * 3][0], fields[(i * 3) + 1], fields[(i * 3) + 2]))
            .OrderBy(found => found.Name, StringComparer.Ordinal);
    }

    private sealed record FoundFile(char Kind, string Name, string Target);
}
