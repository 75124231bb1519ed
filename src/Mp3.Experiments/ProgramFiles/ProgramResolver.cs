// SPDX-License-Identifier: MIT

using System.Text;
using Mp3.Experiments.Guest;
using Mp3.Experiments.Suggestions;
using Mp3.Protocol;

namespace Mp3.Experiments.ProgramFiles;

/// <summary>Finds programs among what comes along, then on this machine, and brings along what they need to start.</summary>
/// <param name="tree">The guest.</param>
internal sealed class ProgramResolver(GuestTree tree)
{
    private const int MostInterpreters = 4; // as the kernel follows (execve(2))
    private const int LongestLine = 256; // of "#!", likewise

    private static readonly string[] GuestFolders = ["/usr/local/bin", "/usr/bin", "/usr/sbin"];

    /// <summary>Files of other places go to one folder: where they lie here is nobody's business in the guest.</summary>
    private static readonly string[] SystemFolders = ["/usr/", "/bin/", "/sbin/", "/lib/", "/lib64/", "/opt/"];

    private readonly LibraryBringer _libraries = new(tree);

    /// <summary>The path of a program in the guest, where it is then, with all that it needs to start.</summary>
    /// <param name="name">A name; or a path, in the guest (relative: to <see cref="BaseRoot.Work"/>) or on this machine.</param>
    /// <exception cref="Mp3Exception">There is no such program, or it can't run in the guest (2).</exception>
    public string Resolve(string name)
    {
        string path = InGuest(name) ?? FromThisMachine(name);
        BringNeeds(path, MostInterpreters);
        return path;
    }

    /// <summary>Brings along what a file needs that came along by itself, if it is a program or a library.</summary>
    /// <exception cref="Mp3Exception">Something is missing (2).</exception>
    public void BringNeedsOf(string path)
    {
        if (tree.Find(path) is GuestFile file && IsStartedOrLoaded(path, file) && KindOf(file) is not FileKind.Other)
        {
            BringNeeds(path, MostInterpreters);
        }
    }

    /// <summary>
    /// Brings along the libraries of every program and library in a folder that came along. Nobody knows which of them
    /// will be started, so what is missing is no error, and what is for another machine is passed over.
    /// </summary>
    /// <returns>What is missing, a sentence each, in the order of the files' paths.</returns>
    public IReadOnlyList<string> BringNeedsBelow(string folder)
    {
        if (tree.Find(folder) is not GuestDirectory)
        {
            return [];
        }

        // Libraries join the tree meanwhile: what these need is known by then.
        KeyValuePair<string, GuestFile>[] files = [.. tree.FilesBelow(folder).Where(file => IsStartedOrLoaded(file.Key, file.Value) && KindOf(file.Value) == FileKind.Elf)];
        return [.. files.Select(file => _libraries.TryBring(file.Key, file.Value)).OfType<string>()];
    }

    private static bool IsStartedOrLoaded(string path, GuestFile file) => file.IsExecutable || path.Contains(".so", StringComparison.Ordinal);

    private string? InGuest(string name)
    {
        string[] paths = name.Contains('/', StringComparison.Ordinal)
            ? [Path.GetFullPath(Path.Combine(BaseRoot.Work, name))]
            : [.. GuestFolders.Select(folder => $"{folder}/{name}")];
        return paths.FirstOrDefault(path => tree.Find(path) is GuestFile);
    }

    private string FromThisMachine(string name)
    {
        bool isPath = name.Contains('/', StringComparison.Ordinal);
        string? source = isPath
            ? File.Exists(name) ? Path.GetFullPath(name) : null
            : Programs.Find(name, Programs.WithSystemFolders());
        if (source is null)
        {
            throw Mp3Exception.Usage(isPath
                ? $"{name}: there is no such program, neither on this machine nor among what comes along"
                : $"there is no program {name}, neither on this machine nor among what comes along{Nearest.Hint(name, Names())}");
        }

        Companions.Check(tree, source);
        GuestFile file = HostTree.FileOf(source);
        if (!file.IsExecutable)
        {
            throw Mp3Exception.Usage($"{source} is not executable ('chmod +x' makes it so)");
        }

        string path = PlaceOf(source);
        tree.AddFile(path, file);
        return path;
    }

    private static string PlaceOf(string source) => SystemFolders.Any(folder => source.StartsWith(folder, StringComparison.Ordinal))
        ? source
        : $"{BaseRoot.Work}/{Path.GetFileName(source)}";

    private IEnumerable<string> Names() => GuestFolders.SelectMany(tree.NamesIn)
        .Concat(Programs.WithSystemFolders().Split(':').Where(Directory.Exists).SelectMany(Directory.EnumerateFiles).Select(path => Path.GetFileName(path)));

    private void BringNeeds(string path, int depth)
    {
        var file = (GuestFile)tree.Find(path)!;
        switch (KindOf(file))
        {
            case FileKind.Elf:
                _libraries.Bring(path, file);
                break;
            case FileKind.Script when depth == 0:
                throw Mp3Exception.Usage($"{path} is a script of a script of a script; no kernel follows that far");
            case FileKind.Script:
                BringNeeds(Interpreter(path, file, depth), depth - 1);
                break;
            default:
                throw Mp3Exception.Usage($"{path} is no program: neither an ELF file nor a script that starts with #!");
        }
    }

    /// <summary>The interpreter's path in the guest, where it is then.</summary>
    private string Interpreter(string script, GuestFile file, int depth)
    {
        string line = Encoding.UTF8.GetString(file.Content.Start(LongestLine)).Split('\n')[0];
        string[] words = line[2..].Split((char[])[' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
        {
            throw Mp3Exception.Usage($"{script} names no program after #!");
        }

        if (Path.GetFileName(words[0]) == "env" && words.Skip(1).FirstOrDefault(word => !word.StartsWith('-') && !word.Contains('=', StringComparison.Ordinal)) is { } name)
        {
            BringNeeds(InterpreterAt(words[0], script), depth - 1);
            return InterpreterAt(name, script);
        }

        return InterpreterAt(words[0], script);
    }

    private string InterpreterAt(string name, string script)
    {
        try
        {
            return InGuest(name) ?? FromThisMachine(name);
        }
        catch (Mp3Exception e)
        {
            throw Mp3Exception.Usage($"{script} is run by {name}: {e.Message}", e);
        }
    }

    private static FileKind KindOf(GuestFile file)
    {
        byte[] start = file.Content.Start(ElfFile.Magic.Length);
        return start.AsSpan().SequenceEqual(ElfFile.Magic) ? FileKind.Elf
            : file.IsExecutable && start.AsSpan().StartsWith("#!"u8) ? FileKind.Script
            : FileKind.Other;
    }

    private enum FileKind
    {
        Other,
        Elf,
        Script,
    }
}
