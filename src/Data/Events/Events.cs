namespace RadicaleVernieuwers.Data;

/// <summary>Something that happened, named in the past tense. Its handlers run before the one save and may only add rows.</summary>
public interface IEvent;

/// <summary>Adds the rows that follow from an event. Registered per module; runs inside the save that the event belongs to.</summary>
public interface IHandle<in TEvent> where TEvent : IEvent
{
    Task HandleAsync(TEvent happened, AppDb db, CancellationToken cancellationToken);
}

/// <summary>A row with verbs: collects the events its verbs raise and counts its versions.</summary>
public abstract class Entity
{
    private readonly List<IEvent> _events = [];

    /// <summary>Goes up with each change; a save over a newer one fails.</summary>
    public int Version { get; internal set; }

    internal IReadOnlyList<IEvent> TakeEvents()
    {
        if (_events.Count == 0)
            return [];
        var taken = _events.ToArray();
        _events.Clear();
        return taken;
    }

    protected void Raise(IEvent happened) => _events.Add(happened);
}

/// <summary>Finds and runs the handlers of an event.</summary>
public sealed class EventHandlers(IServiceProvider services)
{
    internal async Task RunAsync(IEvent happened, AppDb db, CancellationToken cancellationToken)
    {
        var type = typeof(IHandle<>).MakeGenericType(happened.GetType());
        var handle = type.GetMethod(nameof(IHandle<>.HandleAsync))!;
        foreach (var handler in (IEnumerable<object>)services.GetService(typeof(IEnumerable<>).MakeGenericType(type))!)
            await (Task)handle.Invoke(handler, [happened, db, cancellationToken])!;
    }
}
